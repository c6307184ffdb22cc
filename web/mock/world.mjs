/** The mock's organisation, in memory. Made anew at every start. */
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
export const new_id = () => Array.from(randomBytes(13), (byte) => alphabet[byte % 32]).join('');
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();

export const world = {
	organisation: 'Vermaas & Maes Techniek',
	people: [],
	sessions: new Map(),
	communities: [],
	invitations: [],
	questions: [],
	version: 0,
	created: new Map()
};

const person = (name, administrator, about, first) => {
	const made = {
		id: new_id(),
		name,
		email: `${name.normalize('NFD').replace(/[^a-zA-Z ]/g, '').toLowerCase().replaceAll(' ', '.')}@vermaas-maes.example`,
		password: 'kring-demo-2026',
		administrator,
		language: 'nl',
		look: 'system',
		about,
		first
	};
	world.people.push(made);
	return made;
};

const noor = person('Noor Dekker', false, { nl: 'Nieuw bij Service Noord', en: 'New at Service Noord' }, { nl: 'Stel je eerste vraag in Mijn eerste honderd dagen.', en: 'Ask your first question in My first hundred days.' });
const youssef = person('Youssef El Amrani', false, { nl: 'Monteur, Service Vlaanderen', en: 'Technician, Service Vlaanderen' }, { nl: 'Beantwoord een vraag over warmtepompen.', en: 'Answer a question about heat pumps.' });
const marieke = person('Marieke de Wit', false, { nl: 'Deskundige elektrische veiligheid', en: 'Electrical safety expert' }, { nl: 'Laat iemand toe in Leidinggeven op de werkvloer.', en: 'Let somebody into the closed community.' });
const kofi = person('Kofi Mensah', true, { nl: 'IT-beheerder', en: 'IT administrator' }, { nl: 'Maak een uitnodiging voor een collega.', en: 'Make an invitation for a colleague.' });
const jonas = person('Jonas Peeters', false, { nl: 'Werkvoorbereider', en: 'Work planner' }, { nl: 'Zoek naar aardlek.', en: 'Search for residual current.' });

const community = (name, theme, purpose, openness, members, facilitators) => {
	const made = { id: new_id(), name, theme, purpose, openness, members: new Map(), requests: new Map() };
	for (const each of members) made.members.set(each.id, { standing: 'member', since: ago(200_000) });
	for (const each of facilitators) made.members.set(each.id, { standing: 'facilitator', since: ago(300_000) });
	world.communities.push(made);
	return made;
};

const pumps = community('Warmtepompen: storing en inregeling', 'warmtepompen', 'Samen sneller bij de oorzaak, zodat de klant er warm bij zit.', 'open', [noor, youssef, jonas], [marieke]);
community('Veilig werken aan spanning', 'veiligheid', 'Iedereen gaat heel naar huis, onder NEN 3140 en AREI.', 'open', [youssef, jonas], [marieke]);
const days = community('Mijn eerste honderd dagen', 'net begonnen', 'Vragen die je bijna niet durft te stellen, stel je hier.', 'open', [noor, jonas, kofi], [youssef]);
const lead = community('Leidinggeven op de werkvloer', 'leidinggeven', 'Oefenen met lastige gesprekken, onder elkaar.', 'closed', [], [marieke, youssef]);
lead.requests.set(jonas.id, ago(300));
community('Directieoverleg', 'bestuur', 'Besluiten voorbereiden.', 'private', [], [kofi]);

export const stamp = () => ++world.version;
export const escape_html = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
export const render = (text) =>
	text
		.trim()
		.split(/\n{2,}/)
		.filter(Boolean)
		.map((block) => {
			const inline = (line) => escape_html(line).replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>').replace(/`(.+?)`/g, '<code>$1</code>');
			const lines = block.split('\n');
			return lines.every((line) => line.startsWith('- '))
				? `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
				: `<p>${lines.map(inline).join('<br />')}</p>`;
		})
		.join('');

export const new_item = (by, text, extra, minutes = 0) => ({
	id: new_id(),
	by: by.id,
	text,
	at: ago(minutes),
	revision: 1,
	version: stamp(),
	state: 'visible',
	revisions: [{ revision: 1, title: extra.title, text, by: by.id, at: ago(minutes) }],
	comments: [],
	...extra
});

const question = (place, by, title, text, minutes, answers = []) => {
	const made = new_item(by, text, { title, community: place.id, answers: [] }, minutes);
	world.questions.push(made);
	for (const [who, words, helpful = [], comments = []] of answers) {
		const answer = new_item(who, words, { question: made.id, helpful: new Set(helpful.map(({ id }) => id)) }, minutes / 2);
		answer.comments = comments.map(([commenter, said]) => new_item(commenter, said, { about: answer.id }, minutes / 3));
		made.answers.push(answer);
	}
	return made;
};

const breaker = question(pumps, youssef, 'Automaat valt alleen uit als de warmtepomp start. Overbelasting of inschakelstroom?', 'Vandaag bij een klant: de C16 valt **ongeveer een seconde na de start** uit, nooit tijdens normaal draaien. Op mijn stroomtang zie ik dan 9,8 A.\n\n- Warmtepomp: eenfase, zonder softstarter\n- Kabel: 2,5 mm², 14 meter\n- De aardlekschakelaar blijft erin\n\nMag ik hem vervangen door een D-karakteristiek, of verberg ik dan een echt probleem?', 41, [
	[marieke, 'Meet **eerst de lusimpedantie**. Met een D-karakteristiek moet die laag genoeg zijn, anders schakelt hij bij een fout te laat uit. Bij 14 meter 2,5 mm² red je dat meestal, maar reken het na en noteer het.', [noor, jonas], [[youssef, 'Gemeten: 0,71 ohm. Dat kan dus. Dank je!']]],
	[jonas, 'Kijk ook of er een softstarter op kan. Die kost minder dan een tweede rit.', [noor]]
]);
breaker.accepted = breaker.answers[0].id;
question(days, noor, 'Durf ik te zeggen dat ik dit schema niet begrijp?', 'Ik zit in week twee en knik overal op. Straks sta ik alleen bij een kast.', 300, [
	[youssef, 'Ja. Iedereen hier heeft dat gehad. Vraag of je het schema samen mag doorlopen voordat de bus vertrekt, dan leert de ander er ook van.', []]
]);
question(pumps, jonas, 'Hoe vaak mag een warmtepomp ontdooien voor je ingrijpt?', 'Bij 2 graden en regen telde ik zes keer in een uur. Is dat nog normaal?', 1500);
question(pumps, noor, 'Wat neem jij altijd mee voor een eerste storing bij een warmtepomp?', '', 4000);
for (let n = 1; n <= 34; n += 1) question(days, n % 2 ? kofi : jonas, `Vraag ${n} over de eerste weken: wie vraag ik om een tweede paar ogen?`, 'Ik wil niemand storen, maar ook niet stilvallen.', 10_000 + n * 500, n % 3 ? [[youssef, 'Mij, altijd.']] : []);
question(lead, marieke, 'Hoe begin je een gesprek over te laat komen?', 'Zonder dat het meteen een verwijt wordt.', 900);

world.invitations.push(
	{ id: new_id(), token: 'open-token-for-somebody-new-0001', role: 'member', community: days.id, state: 'open', invited_by: kofi.id, made_at: ago(200), expires_at: ago(-20_000) },
	{ id: new_id(), token: 'x1', role: 'member', email: 'lotte.smit@vermaas-maes.example', state: 'used', used_by: jonas.id, invited_by: kofi.id, made_at: ago(6000), expires_at: ago(-14_000) },
	{ id: new_id(), token: 'x2', role: 'administrator', email: 'daan.visser@vermaas-maes.example', state: 'expired', invited_by: kofi.id, made_at: ago(30_000), expires_at: ago(10_000) }
);
