import { expect } from '@playwright/test';
import type { components } from '../src/lib/api/schema.d.ts';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	is_accessible,
	languages,
	new_person,
	open_as,
	type Person
} from './kring.ts';

const fresh = 'nine wet llamas at noon';

/** The link that an administrator made for them. */
async function link_for(person: Person) {
	const path = `/people/${person.id}/reset_links`;
	const made = await ask_api<components['schemas']['MadeResetLink']>(an_administrator(), 'post', path);
	return made.link;
}

test('an administrator makes a link for who forgot their password, who chooses another', async ({
	browser
}) => {
	const somebody = await new_person('Pieter Smet');
	const elsewhere = await open_as(browser, somebody);
	await elsewhere.goto('/me');
	await expect(elsewhere.getByRole('heading', { name: 'Pieter Smet' })).toBeVisible();

	const office = await open_as(browser, an_administrator());
	const heard = complaints(office);
	await office.goto('/me');
	await office.getByRole('link', { name: 'Forgotten passwords' }).click();
	await office.getByLabel('Name or e-mail address').fill(somebody.email.toUpperCase());
	await office.getByRole('button', { name: somebody.email }).click();
	const dialog = office.getByRole('dialog', { name: 'A link for Pieter Smet?' });
	await is_accessible(office);
	await office.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(office.getByLabel('Link to copy')).toBeHidden();
	await office.getByRole('button', { name: somebody.email }).click();
	await dialog.getByRole('button', { name: 'Make a link' }).click();
	const shown = office.getByRole('region', { name: 'Your link' });
	await expect(shown).toBeFocused();
	await expect(shown.getByText('For Pieter Smet.')).toBeVisible();
	await is_accessible(office);
	const link = await office.getByLabel('Link to copy').inputValue();
	expect(heard).toEqual([]);

	const page = await open_as(browser);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
	await expect(page).toHaveURL('/reset');
	await expect(page.getByText(somebody.email)).toBeVisible();
	const password = page.getByLabel('New password');
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.getByText('Choose a password.')).toBeVisible();
	await expect(password).toBeFocused();
	await password.fill('wachtwoord1234');
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.getByText('This is easily guessed')).toBeVisible();
	await password.fill(somebody.password);
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.getByText('You have this password already. Choose another one.')).toBeVisible();
	await expect(password).toHaveValue(somebody.password);
	await page.reload();
	await password.fill(fresh);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Your password was changed' })).toBeVisible();
	await is_accessible(page);
	const token = new URL(link).hash.slice(1);
	expect(asked.filter((url) => url.includes(token))).toEqual([]);

	await page.getByRole('link', { name: 'Sign in' }).click();
	await page.getByLabel('Work e-mail').fill(somebody.email);
	await page.getByLabel('Password').fill(fresh);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Good to see you, Pieter' })).toBeVisible();
	await elsewhere.reload();
	await expect(elsewhere.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'This link has already been used' })).toBeVisible();
	await is_accessible(page);
});

test('a link that was used while its page stood open says so, and a fresh one opens in its place', async ({
	browser
}) => {
	const somebody = await new_person('Noor Claes');
	const page = await open_as(browser);
	const link = await link_for(somebody);
	await page.goto(link);
	await page.getByLabel('New password').fill(fresh);
	await ask_api(undefined, 'post', '/reset_links/password', {
		token: new URL(link).hash.slice(1),
		password: 'ten dry llamas at dawn'
	});
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.getByRole('alert').getByText('This link has already been used.')).toBeVisible();
	await expect(page.getByLabel('New password')).toHaveValue(fresh);
	await page.goto(await link_for(somebody));
	await page.getByLabel('New password').fill(fresh);
	await page.getByRole('button', { name: 'Save password' }).click();
	await expect(page.getByRole('heading', { name: 'Your password was changed' })).toBeVisible();
});

test('an administrator has no link for themselves', async ({ browser }) => {
	const administrator = an_administrator();
	const page = await open_as(browser, administrator);
	await page.goto('/administration/reset-links');
	await page.getByLabel('Name or e-mail address').fill('zzyzx');
	await expect(page.getByText('Nobody found')).toBeVisible();
	await page.getByLabel('Name or e-mail address').fill(administrator.email);
	await page.getByRole('button', { name: administrator.email }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click();
	await expect(page.getByRole('alert').getByText('This is your own account.')).toBeVisible();
	await expect(page.getByLabel('Link to copy')).toBeHidden();
});

for (const language of languages)
	test(`where more people have the letters than are shown, the page says so, in ${language}`, async ({
		browser
	}) => {
		const dutch = language === 'nl';
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		await page.goto('/administration/reset-links');
		const field = page.getByLabel(dutch ? 'Naam of e-mailadres' : 'Name or e-mail address');
		const more = page.getByText(dutch ? 'Er zijn er meer.' : 'There are more.');
		await field.fill('a');
		await expect(more).toBeVisible();
		await is_accessible(page);
		await fits(page);
		await field.fill(an_administrator().email);
		await expect(page.getByRole('button', { name: an_administrator().email })).toBeVisible();
		await expect(more).toBeHidden();
	});

test('whoever forgot their password reads at the door whom to ask', async ({ browser }) => {
	const page = await open_as(browser, undefined, { language: 'nl' });
	await page.goto('/sign-in');
	await expect(page.getByText('Wachtwoord vergeten? Vraag een beheerder om een link.')).toBeVisible();
});

for (const language of languages) {
	test(`the page of a link in ${language} is accessible and fits 320 pixels, in both looks`, async ({
		browser
	}) => {
		const page = await open_as(browser, undefined, { language, width: 320 });
		await page.goto(await link_for(await new_person('Els Maes')));
		await expect(page.getByRole('textbox')).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
