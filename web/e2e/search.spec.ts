import { expect, type Browser } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	is_accessible,
	join_community,
	languages,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	unique,
	type Person
} from './kring.ts';

/** Letters alone, as a word has them: of a number nothing is near. */
const new_word = () => `zy${unique().replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}wex`;
/** The same with two letters changing places. */
const with_a_slip = (word: string) => word.replace('wex', 'ewx');

const found = (person: Person, q: string) =>
	expect.poll(async () => (await ask_api<{ items: object[] }>(person, 'get', `/search?q=${q}`)).items.length);

async function asked_about(word: string, browser: Browser, name = 'Noor Smit') {
	const noor = await new_person(name);
	const community = await new_community(noor);
	const question = await new_question(noor, community, `Which valve has the ${word}?`);
	await found(noor, word).toBe(1);
	return { noor, community, question, open: (view = {}) => open_as(browser, noor, view) };
}

test('a misspelt word finds what was meant, and one tap searches for it', async ({ browser }) => {
	const word = new_word();
	const { open } = await asked_about(word, browser);
	const page = await open();
	const heard = complaints(page);
	await page.goto(`/search?q=${with_a_slip(word)}%20valve`);
	await expect(page.getByRole('article').filter({ hasText: word })).toBeVisible();
	await expect(page.getByText('Did you mean')).toBeVisible();
	await is_accessible(page);
	await fits(page);
	await page.getByRole('link', { name: `${word} valve` }).click();
	await expect(page).toHaveURL(`/search?q=${word}%20valve`);
	await expect(page.getByRole('heading', { name: `Results for “${word} valve”` })).toBeVisible();
	await expect(page.getByText('Did you mean')).toBeHidden();
	await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue(`${word} valve`);
	expect(heard).toEqual([]);
});

for (const language of languages)
	test(`what was meant is asked on the smallest phone, in the dark, in ${language}`, async ({ browser }) => {
		const word = new_word();
		const { open } = await asked_about(word, browser);
		const page = await open({ language, scheme: 'dark', width: 320 });
		await page.goto(`/search?q=${with_a_slip(word)}`);
		const asked = language === 'nl' ? 'Bedoelde je' : 'Did you mean';
		await expect(page.getByText(`${asked} ${word}?`)).toBeVisible();
		await is_accessible(page);
		await fits(page);
	});

/** A question of Noor's and an answer of Youssef's, both with one word that stands nowhere else. */
async function a_thread(browser: Browser, name?: string, answerer = 'Youssef Amrani') {
	const word = new_word();
	const { noor, community, question, open } = await asked_about(word, browser, name);
	const youssef = await new_person(answerer);
	await join_community(youssef, community);
	await new_answer(youssef, question, `Turn the ${word} to the left.`);
	await expect
		.poll(
			async () =>
				(await ask_api<{ items: object[] }>(noor, 'get', `/search?q=${word}&kind=answer`)).items.length
		)
		.toBe(1);
	return { word, noor, youssef, community, question, open };
}

test('what was found is marked, as words and not as HTML', async ({ browser }) => {
	const word = new_word();
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	await new_question(noor, community, `Is <b>${word}</b> a valve?`);
	await found(noor, word).toBe(1);
	const page = await open_as(browser, noor);
	await page.goto(`/search?q=${word}`);
	const hit = page.getByRole('article');
	await expect(hit.locator('h2 mark')).toHaveText(word);
	await expect(hit.getByRole('heading')).toHaveText(`Is <b>${word}</b> a valve?`);
	await is_accessible(page);
});

test('filters narrow what is found, stand in the address, and can be taken off', async ({ browser }) => {
	// Of those called like him there may be more than a list shows.
	const surname = `Amrani ${new_word()}`;
	const name = `Youssef ${surname}`;
	const { word, community, youssef, open } = await a_thread(browser, undefined, name);
	const page = await open();
	const heard = complaints(page);
	await page.goto(`/search?q=${word}`);
	const hits = page.getByRole('article');
	await expect(hits).toHaveCount(1);
	await page.getByRole('button', { name: 'Filters' }).click();
	const sheet = page.getByRole('dialog', { name: 'Filters' });
	await sheet.getByLabel('Community').selectOption(community.id);
	await sheet.getByLabel('Written by').fill(`youss ${surname.slice(0, -1)}`);
	await sheet.getByRole('button', { name: 'Show results' }).click();
	const unpicked = sheet.getByText('Pick somebody from the list');
	const writer = sheet.getByLabel('Written by');
	await expect(unpicked).toBeVisible();
	await expect(writer).toBeFocused();
	await expect(writer).toHaveAttribute('aria-invalid', 'true');
	await is_accessible(page);
	await page.keyboard.press('Backspace');
	await expect(unpicked).toHaveCount(0);
	await sheet.getByRole('button', { name }).filter({ hasText: community.name }).click();
	await expect(sheet.getByRole('button', { name: `Take off filter: ${name}` })).toBeFocused();
	await sheet.getByLabel('Answer', { exact: true }).selectOption('With an answer');
	await sheet.getByLabel('From').fill('2020-01-01');
	await fits(page);
	await is_accessible(page);
	await sheet.getByRole('button', { name: 'Show results' }).click();
	await expect(page).toHaveURL(
		`/search?q=${word}&community=${community.id}&by=${youssef.id}&answered=true&from=2020-01-01`
	);
	await expect(hits.getByText(`In an answer by ${name}`)).toBeVisible();
	const chips = page.getByRole('list', { name: 'Chosen filters' });
	await expect(chips.getByRole('listitem')).toHaveText([
		community.name,
		`By ${name}`,
		'With an answer',
		'From January 1, 2020',
		'Take off all filters'
	]);
	await is_accessible(page);
	await fits(page);
	await chips.getByRole('link', { name: `Take off filter: By ${name}` }).click();
	await expect(page).not.toHaveURL(/by=/);
	await expect(chips.getByRole('listitem')).toHaveCount(4);
	await page
		.getByRole('group', { name: 'What to look for' })
		.getByRole('button', { name: 'Comments' })
		.click();
	await expect(page.getByRole('heading', { name: `Nothing found for “${word}”` })).toBeVisible();
	await expect(page.getByText('There is nothing like this.')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Take off all filters' }).last().click();
	await expect(page).toHaveURL(`/search?q=${word}&kind=comment`);
	expect(heard).toEqual([]);
});

test('people whose names begin with a few letters stand after the texts, others before', async ({
	browser
}) => {
	const letters = `q${new_word().slice(2, 4)}`;
	const name = `Wim ${letters}pens`;
	await new_person(name);
	const { open } = await asked_about(letters, browser);
	const page = await open();
	const people = page.getByRole('region', { name: 'People' });
	const hit = page.getByRole('article').filter({ hasText: letters });
	const is_first = async () => (await people.boundingBox())!.y < (await hit.boundingBox())!.y;
	await page.goto(`/search?q=${letters.toUpperCase()}`);
	await expect(hit).toBeVisible();
	await expect(people.getByText(name)).toBeVisible();
	expect(await is_first()).toBe(false);
	await is_accessible(page);
	await new_person(`${letters} Janssens`);
	await expect(async () => {
		await page.goto(`/search?q=${letters}`);
		await expect(people.getByText(`${letters} Janssens`)).toBeVisible({ timeout: 1000 });
	}).toPass();
	expect(await is_first()).toBe(true);
});

for (const { language, from, until, show, said } of [
	{
		language: 'nl',
		from: 'Vanaf',
		until: 'Tot en met',
		show: 'Toon resultaten',
		said: 'Deze dag komt vóór de eerste. Kies een latere.'
	},
	{
		language: 'en',
		from: 'From',
		until: 'Up to and including',
		show: 'Show results',
		said: 'This day comes before the first. Choose a later one.'
	}
] as const)
	test(`a period that ends before it begins is told so at its end, in ${language}`, async ({ browser }) => {
		const page = await open_as(browser, await new_person('Noor Smit'), { language, width: 320 });
		await page.goto('/search?q=valve');
		await page.getByRole('button', { name: 'Filters' }).click();
		const sheet = page.getByRole('dialog', { name: 'Filters' });
		const last = sheet.getByLabel(until);
		await sheet.getByLabel(from).fill('2026-11-23');
		await last.fill('2026-11-20');
		await sheet.getByRole('button', { name: show }).click();
		await expect(last).toBeFocused();
		await expect(last).toHaveAccessibleDescription(said);
		await is_accessible(page);
		await fits(page);
		await sheet.getByLabel(from).fill('2026-11-20');
		await expect(sheet.getByText(said)).toBeHidden();
		await sheet.getByRole('button', { name: show }).click();
		await expect(page).toHaveURL('/search?q=valve&from=2026-11-20&until=2026-11-20');
	});

test('whoever clears the filters is left with empty boxes, and stays where they pressed', async ({
	browser
}) => {
	const { word, youssef, open } = await a_thread(browser);
	const page = await open();
	await page.goto(`/search?q=${word}&by=${youssef.id}`);
	await page.getByRole('button', { name: 'Filters' }).click();
	const sheet = page.getByRole('dialog', { name: 'Filters' });
	const clear = sheet.getByRole('button', { name: 'Clear' });
	const writer = sheet.getByLabel('Written by');
	await clear.click();
	await expect(writer).toHaveValue('');
	await expect(clear).toBeFocused();
	await writer.fill('you');
	await sheet.getByLabel('From').press('1');
	await sheet.getByRole('button', { name: 'Show results' }).click();
	await expect(sheet.locator('[aria-invalid=true]')).toHaveCount(2);
	await clear.click();
	await expect(clear).toBeFocused();
	await expect(writer).toHaveValue('');
	await expect(sheet.locator('[aria-invalid=true]')).toHaveCount(0);
	await sheet.getByRole('button', { name: 'Show results' }).click();
	await expect(page).toHaveURL(`/search?q=${word}`);
});

test('another search keeps the filters', async ({ browser }) => {
	const { word, community, open } = await a_thread(browser);
	const page = await open();
	await page.goto(`/search?q=zzyzx&community=${community.id}`);
	await expect(page.getByText('Nothing found')).toBeVisible();
	const field = page.getByRole('main').getByRole('searchbox');
	await field.fill(word);
	await field.press('Enter');
	await expect(page).toHaveURL(`/search?q=${word}&community=${community.id}`);
	await expect(page.getByRole('article')).toHaveCount(1);
	await expect(page.getByRole('link', { name: `Take off filter: ${community.name}` })).toBeVisible();
});

test('filters are chosen with the keyboard alone', async ({ browser }) => {
	const { word, open } = await a_thread(browser);
	const page = await open({ width: 1360 });
	await page.goto(`/search?q=${word}`);
	await page.getByRole('button', { name: 'Filters' }).focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'Filters' });
	await sheet.getByLabel('Written in').focus();
	await page.keyboard.press('E');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(sheet.getByRole('button', { name: 'Show results' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`/search?q=${word}&language=en`);
	await expect(page.getByRole('link', { name: 'Take off filter: English' })).toBeVisible();
});

test('communities and people are found by name, and by way of their page what they wrote', async ({
	browser
}) => {
	// Whoever else has this name pushes her off the first page.
	const name = `Noor ${new_word()}`;
	const { community, noor, question, open } = await a_thread(browser, name);
	const page = await open();
	await page.goto(`/search?q=${encodeURIComponent(community.name)}`);
	await page.getByRole('link', { name: community.name }).click();
	await expect(page).toHaveURL(`/communities/${community.id}`);
	await page.goto(`/search?q=${encodeURIComponent(name)}`);
	await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
	await is_accessible(page);
	await fits(page);
	await page.goto(`/search?q=${encodeURIComponent(name)}&kind=person`);
	await page.getByRole('listitem').filter({ hasText: community.name }).getByRole('link', { name }).click();
	await expect(page).toHaveURL(`/people/${noor.id}`);
	await page.getByRole('link', { name: 'Read all of it' }).click();
	await expect(page).toHaveURL(`/search?by=${noor.id}`);
	await expect(page.getByRole('article').getByRole('link')).toHaveAttribute(
		'href',
		`/questions/${question.id}`
	);
	await expect(page.getByRole('link', { name: `Take off filter: By ${name}` })).toBeVisible();
});

test('whoever is in no community yet is found by name', async ({ browser }) => {
	const name = `Zelda ${new_word()}`;
	const newcomer = await new_person(name);
	const page = await open_as(browser, await new_person('Pieter Smet'));
	await expect(async () => {
		await page.goto(`/search?q=${encodeURIComponent(name)}`);
		await page.getByRole('link', { name }).click({ timeout: 1_000 });
	}).toPass();
	await expect(page).toHaveURL(`/people/${newcomer.id}`);
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

for (const language of languages)
	test(`somebody is found by what they can be asked about, until they take it back, in ${language}`, async ({
		browser
	}) => {
		const topic = `formulas of ${new_word()}`;
		const fatma = await new_person('Fatma Demir');
		const tell = (role: string, ask_about: string[]) =>
			ask_api(fatma, 'put', '/me/profile', { role, ask_about, speaks: [] });
		await tell('Planner, Zwolle', ['patience', topic]);
		const page = await open_as(browser, await new_person('Pieter Smet', language), { language, width: 320 });
		const found = page.getByRole('listitem').filter({ hasText: 'Fatma Demir' });
		const address = `/search?q=${encodeURIComponent(topic.split(' ').at(-1)!)}`;
		await expect(async () => {
			await page.goto(address);
			await expect(found).toContainText(topic, { timeout: 1_000 });
		}).toPass();
		await expect(found).toContainText('Planner, Zwolle');
		await expect(found).not.toContainText('patience');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await is_accessible(page);
			await fits(page);
		}
		await found.getByRole('link').click();
		await expect(page).toHaveURL(`/people/${fatma.id}`);
		await tell('Planner, Zwolle', ['patience']);
		await page.goto(address);
		await expect(found).toHaveCount(0);
	});

for (const language of languages)
	test(`filters and names fit the smallest phone, in the dark, in ${language}`, async ({ browser }) => {
		const { word, community, youssef, open } = await a_thread(browser);
		const page = await open({ language, scheme: 'dark', width: 320 });
		await page.goto(`/search?q=${word}&community=${community.id}&by=${youssef.id}&answered=true`);
		await expect(page.getByRole('article')).toBeVisible();
		await is_accessible(page);
		await fits(page);
		await page.getByRole('button', { name: 'Filters' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await is_accessible(page);
		await fits(page);
		await page.goto('/search?q=youssef%20amrani');
		await expect(page.getByRole('main').getByText('Youssef Amrani').first()).toBeVisible();
		await is_accessible(page);
		await fits(page);
	});

test('nothing found is asked as a question, in the community that was searched', async ({ browser }) => {
	const { open, community } = await asked_about(new_word(), browser);
	const page = await open();
	const q = `${new_word()} plumbus`;
	await page.goto(`/search?q=${encodeURIComponent(q)}&community=${community.id}`);
	await page.getByRole('link', { name: 'Ask this as a question' }).click();
	await expect(page.getByLabel('Your question')).toHaveValue(q);
	await expect(page.getByLabel('Community')).toHaveValue(community.id);
});

test('what three people searched for in vain is shown to who looks after the community', async ({
	browser
}) => {
	test.setTimeout(150_000);
	const word = new_word();
	const { community, open } = await asked_about(new_word(), browser);
	const page = await open({ width: 320, scheme: 'dark' });
	await page.goto(`/communities/${community.id}`);
	await page.getByRole('link', { name: 'Searched in vain' }).first().click();
	await expect(page.getByText('As soon as three people search')).toBeVisible();
	// Two of them may count as one.
	for (const name of ['Ada One', 'Bert Two', 'Cas Three', 'Dora Four']) {
		const person = await new_person(name);
		await ask_api(person, 'get', `/search?q=${word}&community=${community.id}`);
		await ask_api(person, 'get', `/search?q=${word}`);
	}
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole('link', { name: word, exact: true })).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 90_000, intervals: [5_000] });
	await expect(page.getByText('Searched 4 times, last on')).toBeVisible();
	await is_accessible(page);
	await fits(page);
	await page.getByRole('link', { name: `Ask about it: ${word}` }).click();
	await expect(page.getByLabel('Your question')).toHaveValue(word);
	const office = await open_as(browser, an_administrator(), { language: 'nl' });
	await office.goto('/me');
	await office.getByRole('link', { name: /Vergeefs gezocht/ }).click();
	await expect(office.getByRole('link', { name: word, exact: true })).toBeVisible();
	await is_accessible(office);
	await fits(office);
});

test('who does not look after a community does not read what was searched there', async ({ browser }) => {
	const { community } = await asked_about(new_word(), browser);
	const page = await open_as(browser, await new_person('Youssef Amrani'));
	await page.goto(`/communities/${community.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Searched in vain' })).toHaveCount(0);
});
