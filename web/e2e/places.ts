import { a_member, an_administrator, ask_api, people, type Community, type Person } from './kring.ts';

type Summary = { id: string; accepted: boolean };
export type Place = { name: string; path: string; person?: Person };

const communities_of = async (person: Person) =>
	(await ask_api<{ items: Community[] }>(person, 'get', '/communities')).items;

async function a_facilitator(): Promise<{ person: Person; looks_after: string }> {
	for (const person of people()) {
		const found = (await communities_of(person)).find(({ standing }) => standing === 'facilitator');
		if (found) return { person, looks_after: found.id };
	}
	throw new Error('nobody of the demo organisation looks after a community');
}

/** Every first page somebody may land on: full, empty and refused. */
export async function every_place(): Promise<Place[]> {
	const person = a_member();
	const administrator = an_administrator();
	const communities = await communities_of(person);
	const facilitator = await a_facilitator();
	const [an_import] = (await ask_api<{ items: Summary[] }>(administrator, 'get', '/imports')).items;
	const questions = await ask_api<{ items: Summary[] }>(person, 'get', '/questions?show=newest');
	const mine = communities.find(({ may }) => may.read);
	const closed = communities.find(({ may }) => !may.read);
	const themes =
		mine && (await ask_api<{ items: Summary[] }>(person, 'get', `/communities/${mine.id}/themes`));
	const question = questions.items.find(({ accepted }) => accepted) ?? questions.items[0];
	if (!mine || !question) throw new Error('the demo organisation lacks a community or a question');
	const signed_in = {
		home: '/',
		'home-newest': '/?show=newest',
		'home-unanswered': '/?show=unanswered',
		'home-followed': '/?show=followed',
		'home-mine': '/?show=mine',
		communities: '/communities',
		'start-a-community': '/communities/new',
		community: `/communities/${mine.id}`,
		members: `/communities/${mine.id}/members`,
		themes: `/communities/${mine.id}/themes`,
		...(themes?.items[0] && { theme: `/themes/${themes.items[0].id}` }),
		...(closed && { 'closed-community': `/communities/${closed.id}` }),
		question: `/questions/${question.id}`,
		ask: '/ask',
		search: '/search?q=warmtepomp',
		'search-narrowed': `/search?q=warmtepomp&answered=true&community=${mine.id}`,
		'search-people': '/search?q=jan&kind=person',
		'search-empty': '/search?q=zzyzx',
		'search-start': '/search',
		people: '/people',
		'people-narrowed': '/people?named=an&speaks=nl',
		'people-none': '/people?named=zzyzx',
		me: '/me',
		'own-profile': `/people/${person.id}`,
		'edit-profile': '/me/profile',
		profile: `/people/${administrator.id}`,
		account: '/me/account',
		drafts: '/me/drafts',
		tokens: '/me/tokens',
		'my-records': '/me/records',
		missing: '/questions/0000000000000',
		'administration-refused': '/administration/invitations'
	};
	return [
		{ name: 'sign-in', path: '/sign-in' },
		{ name: 'privacy', path: '/privacy' },
		{ name: 'privacy-of-a-member', path: '/privacy', person },
		{ name: 'welcome-without-link', path: '/welcome' },
		{ name: 'welcome-unknown-link', path: '/welcome#not-a-token-that-exists' },
		{ name: 'reset-without-link', path: '/reset' },
		{ name: 'reset-unknown-link', path: '/reset#not-a-token-that-exists' },
		...Object.entries(signed_in).map(([name, path]) => ({ name, path, person })),
		{
			name: 'community-failed-searches',
			path: `/communities/${facilitator.looks_after}/searches`,
			person: facilitator.person
		},
		{ name: 'administration', path: '/administration/invitations', person: administrator },
		{ name: 'staff-list', path: '/administration/people', person: administrator },
		{ name: 'units', path: '/administration/units', person: administrator },
		{ name: 'imports', path: '/administration/imports', person: administrator },
		{ name: 'import-report', path: `/administration/imports/${an_import?.id}`, person: administrator },
		{ name: 'unclaimed', path: `/administration/imports/${an_import?.id}/people`, person: administrator },
		{ name: 'reset-links', path: '/administration/reset-links', person: administrator },
		{ name: 'lost-phones', path: '/administration/lost-phones', person: administrator },
		{ name: 'suspensions', path: '/administration/suspensions', person: administrator },
		{ name: 'failed-searches', path: '/administration/searches', person: administrator },
		{ name: 'stuck', path: '/administration/stuck', person: administrator },
		{ name: 'records', path: '/administration/records', person: administrator },
		{ name: 'records-reported', path: '/administration/records/reported', person: administrator },
		{ name: 'own-records', path: '/administration/records/own', person: administrator },
		{ name: 'records-privacy', path: '/administration/records/privacy', person: administrator },
		{ name: 'records-retention', path: '/administration/records/retention', person: administrator },
		{ name: 'records-disclosures', path: '/administration/records/disclosures', person: administrator },
		{ name: 'waiting', path: '/administration/records/waiting', person: administrator },
		{ name: 'me-administrator', path: '/me', person: administrator }
	];
}

/** The names, for making one test each before a server has been asked anything. */
export const place_names = [
	'sign-in',
	'privacy',
	'privacy-of-a-member',
	'welcome-without-link',
	'welcome-unknown-link',
	'reset-without-link',
	'reset-unknown-link',
	'home',
	'home-newest',
	'home-unanswered',
	'home-followed',
	'home-mine',
	'communities',
	'start-a-community',
	'community',
	'members',
	'themes',
	'community-failed-searches',
	'theme',
	'closed-community',
	'question',
	'ask',
	'search',
	'search-narrowed',
	'search-people',
	'search-empty',
	'search-start',
	'people',
	'people-narrowed',
	'people-none',
	'me',
	'own-profile',
	'edit-profile',
	'profile',
	'account',
	'drafts',
	'tokens',
	'my-records',
	'missing',
	'administration-refused',
	'administration',
	'staff-list',
	'units',
	'imports',
	'import-report',
	'unclaimed',
	'reset-links',
	'lost-phones',
	'suspensions',
	'failed-searches',
	'stuck',
	'records',
	'records-reported',
	'own-records',
	'records-privacy',
	'records-retention',
	'records-disclosures',
	'waiting',
	'me-administrator'
];

export async function place_named(name: string): Promise<Place> {
	const found = (await every_place()).find((each) => each.name === name);
	if (!found) throw new Error(`the demo organisation has no page to show as ${name}`);
	return found;
}
