import { expect, type Page } from '@playwright/test';
import type { components } from '../src/lib/api/schema.d.ts';
import { test } from './answers.ts';
import { shown_code } from './authenticator.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_person,
	open_as,
	type Person
} from './kring.ts';

type Secret = components['schemas']['SecondStepSecret'];
type Codes = components['schemas']['RecoveryCodes'];

/** Turned on by the API: the secret, and the recovery codes. The code of now is used up. */
async function turned_on(person: Person) {
	const { password } = person;
	const { secret } = await ask_api<Secret>(person, 'put', '/me/second_step/secret', { password });
	const { codes } = await ask_api<Codes>(person, 'put', '/me/second_step', { code: shown_code(secret) });
	return { secret, codes };
}

async function give_password(page: Page, person: Person) {
	await page.getByLabel('Work e-mail').fill(person.email);
	await page.getByLabel('Password').fill(person.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

test('somebody turns on the second step, and signs in with a code', async ({ browser }) => {
	const somebody = await new_person('Noor Claes');
	const page = await open_as(browser, somebody);
	const heard = complaints(page);
	await page.goto('/me/account');
	const part = page.getByRole('region', { name: 'Signing in with two steps' });
	await part.getByRole('button', { name: 'Turn on' }).click();
	await page.keyboard.press('Tab');
	await page.keyboard.type(somebody.password);
	await page.keyboard.press('Enter');
	await expect(part.getByRole('heading', { name: 'Connect an app' })).toBeVisible();
	await expect(part.getByRole('img', { name: 'QR code for your app' })).toBeVisible();
	await is_accessible(page);
	const secret = await part.getByLabel('Key for your app').inputValue();
	await part.getByRole('button', { name: 'Turn on' }).click();
	await expect(part.getByText('Fill in the code from your app.')).toBeVisible();
	const used = shown_code(secret);
	await part.getByLabel('Code from your app').fill(used);
	await page.keyboard.press('Enter');
	await has_said(page, 'From now on, signing in asks for a code too.');
	const codes = (await part.getByLabel('Your recovery codes').getByRole('textbox').inputValue()).split('\n');
	expect(codes).toHaveLength(10);
	await is_accessible(page);
	await part.getByRole('button', { name: 'I have kept them' }).click();
	await expect(part.getByText('10 recovery codes left.')).toBeVisible();
	expect(heard).toEqual([]);

	const door = await open_as(browser);
	await door.goto('/sign-in');
	await give_password(door, somebody);
	await expect(door.getByRole('heading', { name: 'One more step' })).toBeVisible();
	await expect(door.getByLabel('Code from your app')).toBeFocused();
	await is_accessible(door);
	await door.keyboard.type(used);
	await door.keyboard.press('Enter');
	await expect(door.getByText('This code is not right, or was used already.')).toBeVisible();
	await expect(door.getByLabel('Code from your app')).toBeFocused();
	await door.getByLabel('Code from your app').fill(shown_code(secret, 1));
	await door.getByRole('button', { name: 'Sign in' }).click();
	await expect(door.getByRole('heading', { name: 'Good to see you, Noor' })).toBeVisible();
});

test('a recovery code opens the door once, and others are made', async ({ browser }) => {
	const somebody = await new_person('Pieter Smet');
	const { secret, codes } = await turned_on(somebody);
	const door = await open_as(browser);
	await door.goto('/sign-in');
	await give_password(door, somebody);
	await door.getByRole('button', { name: 'Back' }).click();
	await expect(door.getByLabel('Work e-mail')).toBeFocused();
	await expect(door.getByLabel('Work e-mail')).toHaveValue(somebody.email);
	await door.getByRole('button', { name: 'Sign in' }).click();
	await door.getByRole('button', { name: 'Use a recovery code' }).click();
	await door.getByLabel('Recovery code').fill(codes[0]!.toLowerCase());
	await door.getByRole('button', { name: 'Sign in' }).click();
	await expect(door.getByRole('heading', { name: 'Good to see you, Pieter' })).toBeVisible();

	await door.goto('/me/account');
	const part = door.getByRole('region', { name: 'Signing in with two steps' });
	await expect(part.getByText('9 recovery codes left.')).toBeVisible();
	await part.getByRole('button', { name: 'Make new recovery codes' }).click();
	const dialog = door.getByRole('dialog');
	await expect(dialog.getByLabel('Code from your app')).toBeFocused();
	await is_accessible(door);
	await dialog.getByLabel('Code from your app').fill('12');
	await dialog.getByRole('button', { name: 'Make new recovery codes' }).click();
	await expect(dialog.getByText('This code is not right')).toBeVisible();
	await expect(dialog.getByLabel('Code from your app')).toHaveValue('12');
	await dialog.getByLabel('Code from your app').fill(shown_code(secret, 1));
	await dialog.getByRole('button', { name: 'Make new recovery codes' }).click();
	await expect(part.getByRole('region', { name: 'Your recovery codes' })).toBeFocused();
	await part.getByRole('button', { name: 'I have kept them' }).click();
	await part.getByRole('button', { name: 'Turn off' }).click();
	await dialog.getByRole('button', { name: 'Use a recovery code' }).click();
	await dialog.getByLabel('Recovery code').fill(codes[1]!);
	await dialog.getByRole('button', { name: 'Turn off' }).click();
	await expect(dialog.getByText('This code is not right')).toBeVisible();
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(part.getByText('10 recovery codes left.')).toBeVisible();
});

test('the second step is turned off with a code', async ({ browser }) => {
	const somebody = await new_person('Els Maes');
	const { codes } = await turned_on(somebody);
	const page = await open_as(browser, somebody);
	await page.goto('/me/account');
	const part = page.getByRole('region', { name: 'Signing in with two steps' });
	await part.getByRole('button', { name: 'Turn off' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Use a recovery code' }).click();
	await dialog.getByLabel('Recovery code').fill(codes[0]!);
	await dialog.getByRole('button', { name: 'Turn off' }).click();
	await has_said(page, 'Signing in asks for your password alone.');
	await expect(part.getByRole('button', { name: 'Turn on' })).toBeFocused();
	const { email, password } = somebody;
	await ask_api(undefined, 'post', '/session', { email, password });
});

test('an administrator lets in a colleague who lost their phone', async ({ browser }) => {
	const somebody = await new_person('Bram Wouters');
	await turned_on(somebody);
	const office = await open_as(browser, an_administrator());
	const heard = complaints(office);
	await office.goto('/me');
	await office.getByRole('link', { name: 'Lost phones' }).click();
	await office.getByLabel('Name or e-mail address').fill(somebody.email);
	await office.getByRole('button', { name: somebody.email }).click();
	const dialog = office.getByRole('dialog', { name: 'Turn off the second step of Bram Wouters?' });
	await is_accessible(office);
	await dialog.getByRole('button', { name: 'Turn off the second step' }).click();
	await has_said(office, 'Bram Wouters signs in with the password alone.');
	expect(heard).toEqual([]);
	const { email, password } = somebody;
	await ask_api(undefined, 'post', '/session', { email, password });
});

for (const language of languages) {
	test(`setting up the second step in ${language} is accessible and fits 320 pixels, in both looks`, async ({
		browser
	}) => {
		const somebody = await new_person('Lotte Peeters', language);
		const page = await open_as(browser, somebody, { language, width: 320 });
		await page.goto('/me/account');
		const on = language === 'nl' ? 'Zet aan' : 'Turn on';
		await page.getByRole('button', { name: on }).click();
		await page.keyboard.press('Tab');
		await page.keyboard.type(somebody.password);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('img', { name: /^QR/ })).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
