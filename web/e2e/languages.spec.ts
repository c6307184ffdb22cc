import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	complaints,
	fits,
	is_accessible,
	languages,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question
} from './kring.ts';

/** In the reader's language: what the page says of the text's. */
const said = {
	nl: {
		english: 'Geschreven in het Engels',
		field: 'Taal van je tekst',
		told: 'Automatisch (Engels)',
		edit: 'Bewerk'
	},
	en: {
		english: 'Written in English',
		field: 'Language of your text',
		told: 'Automatic (English)',
		edit: 'Edit'
	}
};

for (const language of languages) {
	test(`says in ${language} in which language a text is, where that is another one`, async ({ browser }) => {
		const noor = await new_person('Noor Smit');
		const community = await new_community(noor);
		const question = await new_question(noor, community);
		await new_answer(noor, question, 'De aanloopstroom van de pomp is te hoog, en daar kan hij niet tegen.');
		const page = await open_as(browser, noor, { language, width: 320 });
		const heard = complaints(page);
		await open_question(page, `/questions/${question.id}`);
		const title = page.getByRole('heading', { level: 1 });
		await expect(title).toHaveAttribute('lang', 'en');
		const answer = page.getByRole('article', { name: 'Noor Smit' });
		await expect(answer.locator('.prose')).toHaveAttribute('lang', 'nl');
		const is_dutch = language === 'nl';
		await expect(page.getByText(said.nl.english)).toHaveCount(is_dutch ? 1 : 0);
		await expect(page.getByText('Written in Dutch')).toHaveCount(is_dutch ? 0 : 1);
		await is_accessible(page);
		await fits(page);

		await page.goto(`/communities/${community.id}`);
		await expect(page.getByRole('heading', { level: 1, name: community.name })).toBeVisible();
		await expect(page.getByText(said[language].english)).toHaveCount(is_dutch ? 1 : 0);
		await is_accessible(page);
		expect(heard).toEqual([]);
	});
}

test('the author says in which language they wrote, when editing and when asking', async ({ browser }) => {
	const noor = await new_person('Noor Smit', 'nl');
	const community = await new_community(noor);
	const question = await new_question(noor, community);
	const page = await open_as(browser, noor, { language: 'nl' });
	await open_question(page, `/questions/${question.id}`);
	await page.getByRole('button', { name: 'Meer', exact: true }).click();
	await page.getByRole('menuitem', { name: said.nl.edit }).click();
	const choice = page.getByLabel(said.nl.field);
	await expect(choice.locator('option:checked')).toHaveText(said.nl.told);
	await is_accessible(page);
	await choice.selectOption({ label: 'Nederlands' });
	await page.getByRole('button', { name: 'Bewaar' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nl');
	await expect(page.getByText(said.nl.english)).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nl');

	await page.goto(`/ask?community=${community.id}`);
	await page.getByLabel('Je vraag in één zin').fill('Quelle automate?');
	await page.getByLabel(said.nl.field).selectOption({ label: 'Frans' });
	await is_accessible(page);
	await fits(page);
	await page.getByRole('button', { name: 'Plaats je vraag' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'fr');
	await expect(page.getByText('Geschreven in het Frans')).toBeVisible();
});
