import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	unique
} from './kring.ts';

type Theme = { id: string };

/** Youssef asks about what Noor knows, and answers Lotte, all of it where Noor is not. */
async function what_awaits_noor() {
	const word = unique();
	const [noor, youssef, lotte] = await Promise.all([
		new_person('Noor Smit'),
		new_person(`Youssef ${word}`),
		new_person('Lotte van Dijk')
	]);
	const community = await new_community(youssef);
	const theme = await ask_api<Theme>(youssef, 'post', `/communities/${community.id}/themes`, { name: word });
	const known = await new_question(lotte, community, `What trips the ${word}?`);
	await ask_api(youssef, 'put', `/questions/${known.id}/themes`, { themes: [theme.id] });
	await ask_api(noor, 'put', '/me/profile', { role: '', ask_about: [word], speaks: [] });
	const answered = await new_question(lotte, community, `Who answers about ${word}?`);
	await new_answer(youssef, answered, 'I do.');
	return { noor, youssef, word, known, answered };
}

test('a colleague is followed from their page and let go in the list, and hears nothing', async ({
	browser
}) => {
	const { noor, youssef, word, answered } = await what_awaits_noor();
	const page = await open_as(browser, noor);
	const heard = complaints(page);
	await page.goto(`/people/${youssef.id}`);
	await page.getByRole('button', { name: `Follow ${youssef.name}` }).click();
	await has_said(page, `You follow ${youssef.name}: what they ask and answer is on Home. They are not told.`);
	await is_accessible(page);
	await page.goto('/?show=followed');
	await expect(page.getByRole('link', { name: answered.title })).toBeVisible();
	await page.goto('/');
	const card = page.getByRole('article', { name: answered.title });
	await expect(card).toContainText(`Answered by ${youssef.name}, whom you follow`);
	await page.goto(`/people?named=${word}`);
	await is_accessible(page);
	await page.getByRole('button', { name: `Unfollow ${youssef.name}` }).press('Enter');
	await has_said(page, `You no longer follow ${youssef.name}.`);
	await expect(page.getByRole('button', { name: `Follow ${youssef.name}` })).toBeFocused();
	await page.goto('/?show=followed');
	await expect(page.getByText('Nothing here yet')).toBeVisible();
	await page.goto(`/people/${noor.id}`);
	await expect(page.getByRole('button', { name: /Follow/ })).toHaveCount(0);
	const seen = await ask_api<object>(youssef, 'get', `/profiles/${youssef.id}`);
	expect(JSON.stringify(seen)).not.toContain(noor.id);
	expect(heard).toEqual([]);
});

const said = {
	nl: { why: 'Nog geen antwoord, en je weet iets over', newest: 'Nieuwste' },
	en: { why: 'No answer yet, and you know something about', newest: 'Newest' }
};

for (const language of languages)
	test(`home says of each question why it is there, in ${language}`, async ({ browser }) => {
		const { noor, youssef, word, known } = await what_awaits_noor();
		await ask_api(noor, 'put', `/profiles/${youssef.id}/follow`);
		const page = await open_as(browser, noor, { language, width: 320 });
		const heard = complaints(page);
		await page.goto('/');
		await expect(page.getByRole('region', { name: `${said[language].why} ${word}` })).toBeVisible();
		// It stands above the list, and not in it once more.
		await expect(page.getByRole('link', { name: known.title })).toHaveCount(1);
		await new_question(youssef, await new_community(youssef), `Another about ${word}`);
		await page.reload();
		await expect(page.getByRole('article', { name: `Another about ${word}` })).toContainText(youssef.name);
		await is_accessible(page);
		await fits(page);
		await page.getByRole('button', { name: said[language].newest, exact: true }).click();
		await expect(page).toHaveURL('/?show=newest');
		await expect(page.getByRole('article', { name: known.title })).toBeVisible();
		expect(heard).toEqual([]);
	});
