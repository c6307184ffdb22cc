/**
 * Writes the lists of pages for the page walker into a folder: name, path, who opens it. `closed.txt` has them as
 * they come, `opened.txt` those on which something is opened first. It first writes a little into the hub, so that
 * every state a page can be in is there to be walked: run it on a hub that may be thrown away (`./dev walk` does).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { routes_without } from './routes.mjs';
import { api_of, newcomer, origin, sessions } from './sign-in.mjs';
import { opens, roles } from './walk_roles.mjs';
import { windows_without } from './windows.mjs';

const { member, second, administrator } = await sessions();
const [mine, theirs, admin] = [member, second, administrator].map(api_of);

const found = (name, openness) =>
	mine('POST', '/communities', {
		name,
		theme: 'Wandelen',
		purpose: 'Samen uitzoeken waar elke pagina toe dient.',
		openness
	});
const open = await found('Rondgang', 'open');
const closed = await found('Rondgang achter een deur', 'closed');
const empty = await found('Rondgang in stilte', 'private');
await theirs('PUT', `/communities/${open.id}/membership`);
await theirs('PUT', `/communities/${closed.id}/membership`);
await admin('PUT', `/communities/${closed.id}/membership`);
await admin('POST', '/invitations', { role: 'member' });
// Stands last, and nobody works in it.
await admin('POST', '/units', { name: 'Zonder mensen' });
await mine('POST', `/communities/${open.id}/invitations`);
const [forgetful] = (await admin('GET', '/people?named=a')).items;
const { link } = await admin('POST', `/people/${forgetful.id}/reset_links`);

const text =
	'Hij valt **alleen** bij de start uit.\n\n| wat | hoe vaak |\n| --- | --- |\n| start | elke keer |\n';
const ask = (title) => mine('POST', `/communities/${open.id}/questions`, { title, text });
const question = await ask('Welke zekering past bij deze pomp?');
const answer = await theirs('POST', `/questions/${question.id}/answers`, { text: 'Een trage van 16 A.' });
await mine('POST', `/questions/${question.id}/answers`, { text: 'Gevonden: `C16` stond er al op.' });
await mine('POST', `/answers/${answer.id}/comments`, { text: 'En als het vriest?' });
await mine('PUT', `/questions/${question.id}`, {
	title: question.title,
	text: `${text}\nOok in de regen.`,
	revision: question.revision
});
await mine('PUT', `/questions/${question.id}/acceptance`, { answer: answer.id });
const lonely = await ask('Wie weet waar de sleutel van de kelder ligt?');
// Written on two devices at once.
const drafted = await ask('Wie heeft de reservesleutel van het magazijn?');
for (const words of ['Vraag het aan de portier.', 'Hij hangt bij de meterkast.'])
	await mine('PUT', `/me/drafts/answer:${drafted.id}`, {
		form: JSON.stringify({ text: words }),
		title: drafted.title,
		page: `/questions/${drafted.id}`,
		age: 0
	});
const withdrawn = await ask('Heeft iemand mijn helm gezien?');
await mine('PUT', `/questions/${withdrawn.id}/withdrawal`);

const theme = await mine('POST', `/communities/${open.id}/themes`, { name: 'Zekeringen' });
await mine('POST', `/communities/${open.id}/themes`, { name: 'Warmtepompen' });
await mine('PUT', `/questions/${question.id}/themes`, { themes: [theme.id] });

// Who is shut out.
const leaver = await newcomer(
	'Lars Inverterwarmtepompen',
	`lars.${randomUUID()}@vermaas-maes.example`,
	randomUUID()
);
const { id: leaver_id } = await api_of(leaver)('GET', '/session');
await admin('PUT', `/people/${leaver_id}/suspension`);

// What was brought in from elsewhere.
const [brought] = (await admin('GET', '/imports')).items;
// Of whom came along, one is known here.
const [bibi] = (await admin('GET', `/imports/${brought.id}/people?named=bibi`)).items;
const { id: second_id } = await theirs('GET', '/session');
await admin('PUT', `/unclaimed/${bibi.id}/claim`, { person: second_id });

// A program that reported something, and something that was refused.
const program = await admin('POST', '/record_clients', { name: 'LMS van de rondgang' });
const report = (statement) =>
	fetch(`${origin}/api/v1/xapi/statements`, {
		method: 'POST',
		headers: {
			Authorization: `Basic ${Buffer.from(`${program.user}:${program.secret}`).toString('base64')}`,
			'X-Experience-API-Version': '1.0.3',
			'Content-Type': 'application/json'
		},
		body: JSON.stringify(statement)
	});
const completed = {
	actor: { mbox: 'mailto:noor@example.org' },
	verb: { id: 'http://adlnet.gov/expapi/verbs/completed', display: { nl: 'rondde af', en: 'completed' } },
	object: {
		id: 'http://lms.example/courses/veilig-werken',
		definition: { name: { nl: 'Veilig werken op hoogte', en: 'Working safely at heights' } }
	},
	result: { success: true, score: { scaled: 0.85 } }
};
await report(completed);
await report({ ...completed, actor: { mbox: 'noor@example.org' } });
// Each with what its next run would touch, and the page asks for all of that at once.
for (const days of [3650, 1825, 1460, 1095, 730, 365])
	await admin('POST', '/records/retention_rules', { client: program.client.id, act: 'remove', days });

// Of whom it is not known who they are: one was told, one tells it themselves, and one waits.
const self_named = `eva.${randomUUID()}@elders.example`;
await newcomer('Eva Peeters', self_named, 'drie warme pompen op rij');
for (const actor of [
	{ account: { homePage: 'http://lms.example', name: '4417' } },
	{ mbox: `mailto:${self_named}` }
])
	await report({ ...completed, actor });
const waiting = async () => (await admin('GET', '/agents/waiting')).items;
while ((await waiting()).length < 3) await new Promise((looked) => setTimeout(looked, 500));
await admin('PUT', `/agents/${(await waiting())[0].id}/person`, { person: forgetful.id });

const service = await admin('POST', '/units', { name: 'Rondgang service' });
await admin('POST', '/units', { name: 'Rondgang Brabant', parent: service.id });

const [{ password }] = (await (await fetch(`${origin}/api/v1/organisation`)).json()).demo_people;
await mine('POST', '/me/tokens', { name: 'Weekoverzicht', scope: 'read', days: 30, password });

const newest = (await mine('GET', '/questions?show=newest')).items;
const answered = newest.find(({ accepted, community }) => accepted && community.id !== open.id);
const shut = (await mine('GET', '/communities')).items.find(({ may }) => !may.read);

const pages = [
	['sign-in', '/sign-in'],
	['sign-in-with-nothing', '/sign-in', 'signing-in-with-nothing'],
	['sign-in-wrongly', '/sign-in', 'signing-in-wrongly'],
	['welcome-without-link', '/welcome'],
	['welcome-unknown-link', '/welcome#not-a-token-that-exists'],
	['reset', new URL(link).pathname + new URL(link).hash],
	['reset-without-link', '/reset'],
	['reset-unknown-link', '/reset#not-a-token-that-exists'],
	['privacy', '/privacy'],
	['home', '/', 'signed-in'],
	['home-newest', '/?show=newest', 'signed-in'],
	['home-unanswered', '/?show=unanswered', 'signed-in'],
	['home-followed', '/?show=followed', 'signed-in'],
	['home-mine', '/?show=mine', 'signed-in'],
	['communities', '/communities', 'signed-in'],
	['start-a-community', '/communities/new', 'signed-in'],
	['start-a-community-of-nothing', '/communities/new', 'sending-nothing'],
	['start-a-community-discarding', '/communities/new', 'discarding-draft'],
	['community', `/communities/${open.id}`, 'signed-in'],
	['community-empty', `/communities/${empty.id}`, 'signed-in'],
	['community-closed', `/communities/${shut.id}`, 'signed-in'],
	['community-asked-to-join', `/communities/${closed.id}`, 'administrator'],
	['community-private', `/communities/${empty.id}`, 'administrator'],
	['community-leaving', `/communities/${open.id}`, 'leaving'],
	['community-failed-searches', `/communities/${open.id}/searches`, 'signed-in'],
	['members', `/communities/${open.id}/members`, 'administrator'],
	['members-of-a-facilitator', `/communities/${closed.id}/members`, 'signed-in'],
	['members-menu', `/communities/${open.id}/members`, 'member-menu'],
	['members-removing', `/communities/${open.id}/members`, 'removing'],
	['members-declining', `/communities/${closed.id}/members`, 'declining'],
	['members-made-link', `/communities/${open.id}/members`, 'making-link'],
	['members-taking-back-link', `/communities/${open.id}/members`, 'taking-back-link'],
	['themes', `/communities/${open.id}/themes`, 'signed-in'],
	['themes-none', `/communities/${empty.id}/themes`, 'signed-in'],
	['theme', `/themes/${theme.id}`, 'signed-in'],
	['theme-merging', `/themes/${theme.id}`, 'merging'],
	['theme-menu', `/themes/${theme.id}`, 'theme-menu'],
	['question', `/questions/${answered.id}`, 'signed-in'],
	['question-own', `/questions/${question.id}`, 'signed-in'],
	['question-of-another', `/questions/${question.id}`, 'administrator'],
	['question-unanswered', `/questions/${lonely.id}`, 'signed-in'],
	['question-withdrawn', `/questions/${withdrawn.id}`, 'signed-in'],
	['question-gone', `/questions/${withdrawn.id}`, 'administrator'],
	['question-menu', `/questions/${question.id}`, 'question-menu'],
	['question-editing', `/questions/${question.id}`, 'editing'],
	['question-themes', `/questions/${question.id}`, 'choosing-themes'],
	['question-withdrawing', `/questions/${question.id}`, 'withdrawing-own'],
	['question-revisions', `/questions/${question.id}`, 'revisions'],
	['question-restoring', `/questions/${question.id}`, 'restoring'],
	['question-earlier-drafts', `/questions/${drafted.id}`, 'earlier-drafts'],
	['question-commenting', `/questions/${question.id}`, 'commenting'],
	['question-giving-up-edit', `/questions/${question.id}`, 'giving-up-edit'],
	['question-answering-nothing', `/questions/${lonely.id}`, 'sending-nothing'],
	['answer-menu', `/questions/${question.id}`, 'answer-menu'],
	['answer-withdrawing', `/questions/${question.id}`, 'withdrawing-answer'],
	['comment-menu', `/questions/${question.id}`, 'comment-menu'],
	['ask', '/ask', 'signed-in'],
	['ask-nothing', '/ask', 'sending-nothing'],
	['ask-discarding', '/ask', 'discarding-draft'],
	['ask-here', `/ask?community=${open.id}`, 'signed-in'],
	['ask-about', `/ask?community=${open.id}&theme=${theme.id}`, 'signed-in'],
	['search', '/search?q=warmtepomp', 'signed-in'],
	['search-narrowed', `/search?q=pomp&answered=true&community=${open.id}`, 'signed-in'],
	['search-people', '/search?q=jan&kind=person', 'signed-in'],
	['search-filtering', '/search?q=pomp', 'filtering'],
	['search-empty', '/search?q=zzyzx', 'signed-in'],
	['search-too-long', `/search?q=${'z'.repeat(201)}`, 'signed-in'],
	['search-start', '/search', 'typing'],
	['people', '/people', 'signed-in'],
	['people-narrowed', '/people?named=an&speaks=nl', 'signed-in'],
	['people-none', '/people?named=zzyzx', 'signed-in'],
	['me', '/me', 'signed-in'],
	// Signing out asks once more where words would be lost: they are written first.
	['me-signing-out', '/ask', 'signing-out', '/me'],
	['profile', `/people/${question.by.id}`, 'administrator'],
	['profile-placing', `/people/${question.by.id}`, 'placing'],
	['profile-own', `/people/${question.by.id}`, 'signed-in'],
	['profile-editing', '/me/profile', 'signed-in'],
	['account', '/me/account', 'administrator'],
	['account-ending-others', '/me/account', 'ending-others'],
	['account-password-of-nothing', '/me/account', 'sending-nothing'],
	['account-second-step', '/me/account', 'second-step'],
	['account-renewing-codes', '/me/account', 'renewing-codes'],
	['account-turning-off', '/me/account', 'turning-off'],
	['drafts', '/me/drafts', 'signed-in'],
	['drafts-discarding', '/me/drafts', 'discarding-listed-draft'],
	['tokens', '/me/tokens', 'signed-in'],
	['tokens-of-nothing', '/me/tokens', 'sending-nothing'],
	['tokens-revoking', '/me/tokens', 'revoking-token'],
	['my-records', '/me/records', 'signed-in'],
	['staff-list', '/administration/people', 'administrator'],
	['staff-list-of-nothing', '/administration/people', 'choosing-no-file'],
	['staff-list-with-leavers', '/administration/people', 'bringing-in-leavers'],
	['units', '/administration/units', 'administrator'],
	['units-menu', '/administration/units', 'unit-menu'],
	['units-changing', '/administration/units', 'changing-unit'],
	['units-in-use', '/administration/units', 'unit-in-use'],
	['units-removing', '/administration/units', 'removing-unit'],
	['units-of-nothing', '/administration/units', 'adding-no-unit'],
	['imports', '/administration/imports', 'administrator'],
	['import-report', `/administration/imports/${brought.id}`, 'administrator'],
	['unclaimed', `/administration/imports/${brought.id}/people`, 'administrator'],
	['unclaimed-picking', `/administration/imports/${brought.id}/people`, 'picking-unclaimed'],
	['unclaimed-claiming', `/administration/imports/${brought.id}/people`, 'claiming'],
	['unclaimed-undoing', `/administration/imports/${brought.id}/people`, 'unclaiming'],
	['me-administrator', '/me', 'administrator'],
	['missing', '/questions/0000000000000', 'signed-in'],
	['administration-refused', '/administration/invitations', 'signed-in'],
	['invitations', '/administration/invitations', 'administrator'],
	['invitations-made', '/administration/invitations', 'inviting'],
	['invitations-menu', '/administration/invitations', 'invitation-menu'],
	['invitations-withdrawing', '/administration/invitations', 'withdrawing'],
	['invitations-renewed', '/administration/invitations', 'renewing'],
	['reset-links', '/administration/reset-links', 'administrator'],
	['reset-links-asking', '/administration/reset-links', 'asking-reset-link'],
	['reset-links-made', '/administration/reset-links', 'making-reset-link'],
	['lost-phones', '/administration/lost-phones', 'administrator'],
	['lost-phones-asking', '/administration/lost-phones', 'lost-phone'],
	['suspensions', '/administration/suspensions', 'administrator'],
	['suspensions-asking', '/administration/suspensions', 'asking-suspension'],
	['suspensions-letting-in', '/administration/suspensions', 'letting-in'],
	['failed-searches', '/administration/searches', 'administrator'],
	['stuck', '/administration/stuck', 'administrator'],
	['records', '/administration/records', 'administrator'],
	['records-menu', '/administration/records', 'program-menu'],
	['records-changing', '/administration/records', 'changing-program'],
	['records-rotating', '/administration/records', 'rotating'],
	['records-revoking', '/administration/records', 'revoking'],
	['records-reported', '/administration/records/reported', 'administrator'],
	['records-none-fit', '/administration/records/reported?to=2020-01-01', 'administrator'],
	['records-revealing', '/administration/records/reported', 'revealing'],
	['records-own', '/administration/records/own', 'administrator'],
	['records-waiting', '/administration/records/waiting', 'administrator'],
	['records-waiting-revealing', '/administration/records/waiting', 'revealing'],
	['records-waiting-picking', '/administration/records/waiting', 'picking-person'],
	['records-waiting-proving', '/administration/records/waiting', 'proving'],
	['records-waiting-taking-back', '/administration/records/waiting', 'taking-back-who'],
	['records-privacy', '/administration/records/privacy', 'administrator'],
	['records-disclosures', '/administration/records/disclosures', 'administrator'],
	['records-retention', '/administration/records/retention', 'administrator'],
	['records-retention-changing', '/administration/records/retention', 'changing-rule'],
	['records-retention-removing', '/administration/records/retention', 'removing-rule'],
	['records-taking-along', '/administration/records/reported', 'taking-along']
];
const forgotten = [
	...routes_without(pages.map(([, path]) => path)),
	...windows_without([...new Set(pages.map(([, , role]) => roles[role]))].map((role) => role?.opens))
];
if (forgotten.length) throw new Error(`nobody walks ${forgotten.join(', ')}`);
const folder = process.argv[2];
for (const [file, wanted] of [
	['closed.txt', false],
	['opened.txt', true]
]) {
	const lines = pages
		.filter(([, , role]) => opens(role) === wanted)
		.map(
			([name, path, role = 'none', ends]) => `${name} ${path} needs=${role}${ends ? ` ends=${ends}` : ''}\n`
		);
	writeFileSync(join(folder, file), lines.join(''));
}
