/** How the page walker signs in here, chooses a language, and opens what a page shows only after a press. */
import { randomUUID } from 'node:crypto';
import { shown_code } from './authenticator.ts';
import { opened, opens, roles } from './walk_roles.mjs';

export const origin = new URL(process.env.KRING_URL ?? 'http://localhost:8080').origin;

/** One write or read by the API, as whoever has this cookie. */
async function ask(cookie, method, path, body) {
	const answer = await fetch(`${origin}/api/v1${path}`, {
		method,
		headers: {
			...(cookie && { Cookie: cookie }),
			Origin: origin,
			...(body && { 'Content-Type': 'application/json' }),
			...(method === 'POST' && { 'Idempotency-Key': randomUUID() })
		},
		body: body && JSON.stringify(body)
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
	return { answer, data: text ? JSON.parse(text) : undefined };
}

/** The API as somebody. */
export const api_of =
	({ name, value }) =>
	async (method, path, body) =>
		(await ask(`${name}=${value}`, method, path, body)).data;

/** A session that is made by this: by signing in, or by making an account. */
async function session_by(path, body) {
	const { answer, data } = await ask(undefined, 'POST', path, body);
	const [name, value] = answer.headers.get('set-cookie').split(';')[0].split('=');
	return { name, value, administrator: data.administrator };
}

/** Makes an account by a link. */
export const open_account = (link, account) =>
	session_by('/accounts', { token: new URL(link).hash.slice(1), language: 'nl', ...account });

/** The only one there is on a hub without the demo organisation. */
export const first_account = {
	name: 'Ilse Vermaas',
	email: 'ilse@vermaas-maes.example',
	password: 'drie warme pompen op rij'
};

async function sign_in_everybody() {
	const { demo_people = [first_account] } = await (await fetch(`${origin}/api/v1/organisation`)).json();
	const all = [];
	for (const { email, password } of demo_people) all.push(await session_by('/session', { email, password }));
	const [member, second] = all.filter(({ administrator }) => !administrator);
	return { member, second, administrator: all.find(({ administrator }) => administrator) };
}

let signed_in;
/** Sessions of whom the demo organisation lends: somebody, somebody else, and who keeps the hub. */
export const sessions = () => (signed_in ??= sign_in_everybody());

/** A newcomer by a link for anybody, so that nobody knows yet whose the address is. */
export async function newcomer(name, email, password) {
	const { link } = await api_of((await sessions()).administrator)('POST', '/invitations', { role: 'member' });
	return open_account(link, { name, email, password });
}

/** Somebody who signs in with a second step. */
async function make_careful_one() {
	const password = 'drie warme pompen op rij';
	const session = await newcomer('Lies Mertens', `lies.${randomUUID()}@vermaas-maes.example`, password);
	const api = api_of(session);
	const { secret } = await api('PUT', '/me/second_step/secret', { password });
	await api('PUT', '/me/second_step', { code: shown_code(secret) });
	return session;
}

let careful;
const session_of = async (who) =>
	who === 'careful' ? await (careful ??= make_careful_one()) : (await sessions())[who];

export async function signIn(page, role) {
	const { who } = roles[role];
	if (!who) return;
	const { name, value } = await session_of(who);
	await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

async function take(page, step) {
	const [selector, given] = [step].flat();
	const element = page.locator(selector).first();
	if (given === undefined) await element.click();
	else if (typeof given === 'string') await element.fill(given);
	else await element.setInputFiles(given);
}

/** Whoever arrives finds opened what this role opens, or has not arrived. */
function open_on_arrival(page, role) {
	const goto = page.goto.bind(page);
	page.goto = async (...asked) => {
		const answer = await goto(...asked);
		for (const step of role.steps)
			await take(page, step).catch(({ message }) => {
				throw new Error(`nobody can use ${step}: ${message}`);
			});
		for (const shown of opened(role)) {
			const missing = () => {
				throw new Error(`what was pressed opens no ${shown}`);
			};
			await page.locator(shown).first().waitFor().catch(missing);
		}
		return answer;
	};
}

/**
 * Language and look belong to the account, and one account is walked in several at once: what the session says
 * about them is replaced on its way to the page. Before signing in, this device's own choice counts.
 */
export async function prepare(context, { role, language }) {
	await context.addInitScript((chosen) => {
		localStorage.setItem('language', chosen);
		delete Navigator.prototype.serviceWorker;
	}, language);
	if (opens(role)) context.on('page', (page) => open_on_arrival(page, roles[role]));
	await context.route('**/api/v1/session', async (route) => {
		if (route.request().method() !== 'GET') return route.fallback();
		const response = await route.fetch();
		if (!response.ok()) return route.fulfill({ response });
		await route.fulfill({ response, json: { ...(await response.json()), language, look: 'system' } });
	});
}
