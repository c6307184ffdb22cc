import { expect, test, type Browser } from '@playwright/test';
import {
	ask_api,
	complaints,
	fits,
	is_accessible,
	languages,
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
const with_a_slip = (word: string) => word.replace('zy', 'yz');

const found = (person: Person, q: string) =>
	expect.poll(async () => (await ask_api<{ items: object[] }>(person, 'get', `/search?q=${q}`)).items.length);

async function asked_about(word: string, browser: Browser) {
	const noor = await new_person('Noor Smit');
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
