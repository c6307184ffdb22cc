import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, request, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import type axe from 'axe-core';
import type { components } from '../src/lib/api/schema.d.ts';
import { watch_answers } from './answers.ts';

type Schemas = components['schemas'];
export type Language = 'nl' | 'en';
export type Question = Schemas['Question'];
export type Community = Schemas['Community'];
type State = Awaited<ReturnType<APIRequestContext['storageState']>>;
export type Person = Schemas['Me'] & { password: string; state: State };

export const origin = new URL(process.env.KRING_URL ?? 'http://localhost:8080').origin;
/** One for each server, so that two runs do not take each other's sessions. */
const server = new URL(origin).host.replace(':', '-');
export const people_file = join(import.meta.dirname, `../node_modules/.cache/kring-e2e/${server}.json`);
export const languages: Language[] = ['nl', 'en'];
export const unique = () => randomBytes(4).toString('hex');

/** The API as somebody, or as a visitor. Writes by cookie need our own Origin. */
export const api_of = (person?: { state: State }) =>
	request.newContext({ baseURL: origin, extraHTTPHeaders: { Origin: origin }, storageState: person?.state });

/** Whom the demo organisation lends. */
export const people = (): Person[] => JSON.parse(readFileSync(people_file, 'utf8'));

function first(wanted: (person: Person) => boolean): Person {
	const found = people().find(wanted);
	if (!found) throw new Error('the demo organisation lacks somebody these tests need');
	return found;
}

export const a_member = () => first(({ administrator }) => !administrator);
export const an_administrator = () => first(({ administrator }) => administrator);

/** One write or read by the API, as somebody. */
export async function ask_api<T>(
	person: { state: State } | undefined,
	method: 'get' | 'post' | 'put' | 'delete',
	path: string,
	data?: object
): Promise<T> {
	const api = await api_of(person);
	const headers: Record<string, string> =
		method === 'post' ? { 'Idempotency-Key': `e2e-${unique()}${unique()}` } : {};
	const answer = await api[method](`/api/v1${path}`, { data, headers });
	expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
	const body = answer.status() === 204 ? undefined : await answer.json();
	await api.dispose();
	return body as T;
}

/** An account of its own, made through an invitation, so that tests do not get in each other's way. */
export async function new_person(name: string, language: Language = 'en', is_known = true): Promise<Person> {
	const email = `${name.toLowerCase().replaceAll(' ', '.')}.${unique()}@vermaas-maes.example`;
	// Without an address the link is for anybody, and nobody knows whose the address is.
	const { link } = await ask_api<Schemas['MadeInvitation']>(an_administrator(), 'post', '/invitations', {
		role: 'member',
		...(is_known && { email })
	});
	const password = 'three warm pumps in a row';
	const account = {
		token: new URL(link).hash.slice(1),
		name,
		email,
		password,
		language
	};
	const api = await api_of();
	const answer = await api.post('/api/v1/accounts', {
		data: account,
		headers: { 'Idempotency-Key': `e2e-${unique()}${unique()}` }
	});
	expect(answer.ok(), await answer.text()).toBe(true);
	const person = { ...(await answer.json()), password, state: await api.storageState() };
	await api.dispose();
	return person;
}

export const new_community = (by: Person, openness: Community['openness'] = 'open') =>
	ask_api<Community>(by, 'post', '/communities', {
		name: `Try-out ${unique()}`,
		theme: 'trying out',
		purpose: 'Trying out whether everything works as it should.',
		openness
	});

export const join_community = (person: Person, { id }: Community) =>
	ask_api<Community>(person, 'put', `/communities/${id}/membership`);

export const new_question = (by: Person, { id }: Community, title = 'Which breaker fits this pump?') =>
	ask_api<Question>(by, 'post', `/communities/${id}/questions`, {
		title,
		text: 'It trips **only** at the start.'
	});

export const new_answer = (by: Person, question: Question, text: string) =>
	ask_api<Schemas['Answer']>(by, 'post', `/questions/${question.id}/answers`, { text });

type View = {
	language?: Language;
	scheme?: 'light' | 'dark';
	width?: number;
	touch?: boolean;
	offline_ready?: boolean;
};

/**
 * A browser of its own for this person. Everybody sees the language and look of their account; a demo person is
 * shared between tests, so what the session says about those two is replaced on its way to the page.
 */
export async function open_as(browser: Browser, person?: Person, view: View = {}): Promise<Page> {
	const { language = 'en', scheme = 'light', width = 390, touch = false, offline_ready = false } = view;
	const context = await browser.newContext({
		baseURL: origin,
		storageState: person?.state,
		viewport: { width, height: width < 700 ? 844 : 900 },
		locale: language === 'nl' ? 'nl-NL' : 'en-GB',
		colorScheme: scheme,
		hasTouch: touch,
		serviceWorkers: offline_ready ? 'allow' : 'block'
	});
	watch_answers(context);
	await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
	await context.addInitScript(remember_what_is_said);
	if (!offline_ready)
		await context.route('**/api/v1/session', async (route) => {
			if (route.request().method() !== 'GET') return route.fallback();
			const response = await route.fetch();
			if (!response.ok()) return route.fulfill({ response });
			await route.fulfill({ response, json: { ...(await response.json()), language, look: 'system' } });
		});
	return context.newPage();
}

/** Runs in the page: a status stands there for seconds only, and a busy machine may look too late. */
function remember_what_is_said() {
	const said: string[] = [];
	Object.assign(globalThis, { said });
	new MutationObserver(() => {
		for (const { textContent } of document.querySelectorAll('[role="status"]')) {
			const sentence = textContent.trim();
			if (sentence && !said.includes(sentence)) said.push(sentence);
		}
	}).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Waits until the page has said this since it was loaded, even if it stands there no more. */
export async function has_said(page: Page, sentence: string) {
	const said = () => page.evaluate(() => (globalThis as { said?: string[] }).said ?? []);
	await expect.poll(said, { timeout: 15_000 }).toContainEqual(expect.stringContaining(sentence));
}

/** Opens a question and waits until its changes arrive and its letters stand where they will stay. */
export async function open_question(page: Page, path: string) {
	const watching = page
		.waitForEvent('websocket')
		.then((socket) =>
			socket.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"watching"'))
		);
	await page.goto(path);
	await watching;
	await page.evaluate(() => document.fonts.ready);
}

/** Collects what the console and the security policy complain about. Chromium reports each refusal by itself. */
export function complaints(
	page: Page,
	expected = /status of 4(04|09|22)|Service Worker registration blocked/
) {
	const heard: string[] = [];
	page.on('console', (message) => {
		const text = message.text();
		if (['error', 'warning'].includes(message.type()) && !expected.test(text)) heard.push(text);
	});
	page.on('pageerror', (error) => heard.push(error.message));
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (/^https?:$/.test(url.protocol) && url.origin !== origin)
			heard.push(`asked another host: ${url.href}`);
	});
	return heard;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const inspector_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Waits until nothing is on its way from one look or place to another: half faded in, letters are too pale. */
async function stands_still(page: Page) {
	await page.evaluate(async () => {
		await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
		const ending = document
			.getAnimations()
			.filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(ending.map(({ finished }) => finished));
	});
}

/** What axe knows of is violated nowhere. It is brought into a page once, which costs as much as asking it. */
export async function is_accessible(page: Page) {
	await stands_still(page);
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(inspector_source);
	const violations = await page.evaluate(async (runOnly) => {
		const { axe: inspector } = globalThis as unknown as { axe: typeof axe };
		const found = await inspector.run({ runOnly, resultTypes: ['violations'] });
		return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	}, rules);
	expect(violations).toEqual([]);
}

export async function fits(page: Page) {
	const beyond = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(beyond, 'pixels beyond the edge').toBe(0);
}
