import { expect, request } from '@playwright/test';
import { test } from './answers.ts';
import {
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_person,
	open_as,
	origin
} from './kring.ts';

/** What a program with this token gets; it has no cookie and names no Origin. */
async function status_of(token: string, method: 'get' | 'put', path: string, data?: object) {
	const program = await request.newContext({ baseURL: origin });
	const answer = await program[method](`/api/v1${path}`, {
		data,
		headers: { Authorization: `Bearer ${token}` }
	});
	await program.dispose();
	return answer.status();
}

test('somebody makes a token for a program of their own, and revokes it', async ({ browser }) => {
	const somebody = await new_person('Noor Claes');
	const page = await open_as(browser, somebody);
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'API tokens' }).click();
	await expect(page.getByText('No tokens yet')).toBeVisible();
	await expect(page.getByRole('radio')).toHaveCount(2);
	await page.getByRole('button', { name: 'Make a token' }).click();
	await expect(page.getByText('Say what it is for.')).toBeVisible();
	await expect(page.getByLabel('What it is for')).toBeFocused();
	await page.getByLabel('What it is for').fill('Weekly report');
	await page.getByLabel('It works for').selectOption('30 days');
	await page.getByLabel('The password you have now').fill(somebody.password);
	await is_accessible(page);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', { name: 'Your token: Weekly report' })).toBeFocused();
	const token = await page.getByLabel('Token to copy').inputValue();
	await is_accessible(page);
	expect(await status_of(token, 'get', '/session')).toBe(200);
	expect(await status_of(token, 'put', '/me/preferences', { language: 'nl', look: 'dark' })).toBe(403);

	const row = page.getByRole('listitem').filter({ hasText: 'Weekly report' });
	await expect(row.getByText('Not used yet')).toBeVisible();
	await row.getByRole('button', { name: 'Revoke: Weekly report' }).click();
	const dialog = page.getByRole('dialog', { name: 'Revoke the token ‘Weekly report’?' });
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Revoke' }).click();
	await has_said(page, '‘Weekly report’ was revoked.');
	await expect(page.getByText('No tokens yet')).toBeVisible();
	await expect(page.getByLabel('Token to copy')).toBeHidden();
	await expect(page.getByRole('heading', { name: 'API tokens' })).toBeFocused();
	expect(await status_of(token, 'get', '/session')).toBe(401);
	expect(heard).toEqual([]);
});

test('whoever does not know the password makes no token, and keeps what they wrote', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Pieter Smet'));
	await page.goto('/me/tokens');
	await page.getByLabel('What it is for').fill('Weekly report');
	await page.getByLabel('The password you have now').fill('not this one, surely');
	await page.getByRole('button', { name: 'Make a token' }).click();
	await expect(page.getByText('This is not the password you have now.')).toBeVisible();
	await expect(page.getByLabel('What it is for')).toHaveValue('Weekly report');
});

for (const language of languages) {
	test(`a token in ${language} is accessible and fits 320 pixels, in both looks`, async ({ browser }) => {
		const somebody = await new_person('Lotte Peeters', language);
		const page = await open_as(browser, somebody, { language, width: 320 });
		await page.goto('/me/tokens');
		await page.getByRole('textbox').first().fill('Een wel heel lange naam voor een rapportageprogramma');
		await page.getByLabel(/wachtwoord|password you/).fill(somebody.password);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('listitem').filter({ hasText: 'rapportageprogramma' })).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
