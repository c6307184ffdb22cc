import { expect, type Browser } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	new_community,
	new_person,
	new_question,
	open_as,
	type Language,
	type Question
} from './kring.ts';

/** A question that was edited once, and how its asker opens it. */
async function edited(browser: Browser, language: Language = 'en') {
	const noor = await new_person('Noor Smit', language);
	const question = await new_question(noor, await new_community(noor));
	const edit = (text: string, revision: number) =>
		ask_api<Question>(noor, 'put', `/questions/${question.id}`, { title: question.title, text, revision });
	const now = await edit('It trips **always** at the start.', question.revision);
	const open = async (view: Parameters<typeof open_as>[2]) => {
		const page = await open_as(browser, noor, { language, ...view });
		await page.goto(`/questions/${question.id}`);
		return page;
	};
	return { noor, question, now, edit, open };
}

const words = {
	nl: {
		mark: /^bewerkt/,
		title: 'Eerdere versies',
		inline: 'Wat er sindsdien veranderde',
		beside: 'Naast elkaar',
		restore: 'Zet deze versie terug: 1',
		confirm: 'Zet deze versie terug',
		restored: 'Versie 1 staat er weer.'
	},
	en: {
		mark: /^edited/,
		title: 'Earlier versions',
		inline: 'What changed since',
		beside: 'Side by side',
		restore: 'Restore this version: 1',
		confirm: 'Restore this version',
		restored: 'Version 1 is restored.'
	}
};

for (const [language, width, scheme] of [
	['nl', 390, 'light'],
	['en', 1360, 'dark']
] as const)
	test(`what changed is shown word by word, and an earlier version is restored, ${language}`, async ({
		browser
	}) => {
		const { noor, question, open } = await edited(browser, language);
		const said = words[language];
		const page = await open({ width, scheme });
		const heard = complaints(page);
		await page.getByRole('article').first().getByRole('button', { name: said.mark }).click();
		const dialog = page.getByRole('dialog', { name: said.title });
		await expect(dialog.locator('strong', { hasText: 'only' })).toBeVisible();
		await dialog.getByRole('button', { name: said.inline }).click();
		await expect(dialog.locator('del')).toContainText('only');
		await expect(dialog.locator('ins')).toContainText('always');
		await is_accessible(page);
		await fits(page);
		const beside = dialog.getByRole('button', { name: said.beside });
		if (width < 700) await expect(beside).toBeHidden();
		else {
			await beside.click();
			await expect(dialog.getByRole('region')).toHaveCount(2);
			await is_accessible(page);
			await fits(page);
		}
		await dialog.getByRole('button', { name: said.restore }).focus();
		await page.keyboard.press('Enter');
		const asked = page.getByRole('dialog').last();
		await is_accessible(page);
		await asked.getByRole('button', { name: said.confirm, exact: true }).click();
		await has_said(page, said.restored);
		await expect(dialog).toBeHidden();
		await expect(page.getByText('It trips only at the start.')).toBeVisible();
		const stands = await ask_api<Question>(noor, 'get', `/questions/${question.id}`);
		expect(stands.text).toBe('It trips **only** at the start.');
		expect(stands.revision).toBe(3);
		expect(heard).toEqual([]);
	});

test('where somebody edited meanwhile nothing is restored, and what changed is looked at anew', async ({
	browser
}) => {
	const { now, edit, open } = await edited(browser);
	const page = await open({});
	await page.getByRole('button', { name: /^edited/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
	await expect(dialog.getByRole('listitem')).toHaveCount(1);
	await edit('Other words, from the office.', now.revision);
	await dialog.getByRole('button', { name: 'Restore this version: 1' }).click();
	await page
		.getByRole('dialog')
		.last()
		.getByRole('button', { name: 'Restore this version', exact: true })
		.click();
	await expect(dialog.getByRole('listitem')).toHaveCount(2);
	await expect(dialog.getByRole('alert').filter({ hasText: /changed/ })).toBeVisible();
	await dialog.getByRole('button', { name: 'Restore this version: 1' }).click();
	await page
		.getByRole('dialog')
		.last()
		.getByRole('button', { name: 'Restore this version', exact: true })
		.click();
	await expect(dialog).toBeHidden();
	await expect(page.getByText('It trips only at the start.')).toBeVisible();
});

test('who may not edit a text sees what it said, and no way to restore it', async ({ browser }) => {
	const { question } = await edited(browser);
	const colleague = await new_person('Youssef Amrani');
	const page = await open_as(browser, colleague, {});
	await page.goto(`/questions/${question.id}`);
	await page.getByRole('button', { name: /^edited/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
	await expect(dialog.getByRole('listitem')).toHaveCount(1);
	await expect(dialog.getByRole('button', { name: /Restore/ })).toHaveCount(0);
});
