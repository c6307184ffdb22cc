import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { ask_api, complaints, has_said, is_accessible, new_person, open_as, type Person } from './kring.ts';

/** Where this person signs in once more. */
async function another_device(person: Person) {
	const { email, password } = person;
	await ask_api(undefined, 'post', '/session', { email, password });
}

test('somebody sees where they are signed in, and signs out there', async ({ browser }) => {
	const somebody = await new_person('Noor Claes');
	await another_device(somebody);
	await another_device(somebody);
	const page = await open_as(browser, somebody);
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'Account and devices' }).click();
	const devices = page.getByRole('region', { name: 'Where you are signed in' });
	await expect(devices.getByRole('listitem')).toHaveCount(3);
	await expect(devices.getByText('This device')).toHaveCount(1);
	await devices
		.getByRole('button', { name: /^Sign out: / })
		.first()
		.click();
	await expect(devices.getByRole('listitem')).toHaveCount(2);
	await expect(devices.getByRole('button', { name: /^Sign out: / })).toBeFocused();
	await devices.getByRole('button', { name: 'Sign out everywhere else' }).click();
	await is_accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
	await has_said(page, 'You are now signed in on this device only.');
	await expect(devices.getByRole('listitem')).toHaveCount(1);
	await expect(devices.getByRole('list')).toBeFocused();
	expect(heard).toEqual([]);
});

test('a password is changed by who knows the old one', async ({ browser }) => {
	const somebody = await new_person('Pieter Smet');
	await another_device(somebody);
	const page = await open_as(browser, somebody);
	await page.goto('/me/account');
	const old = page.getByLabel('The password you have now');
	const fresh = page.getByLabel('New password');
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(old).toBeFocused();
	await old.fill('not this one, surely');
	await fresh.fill('nine wet llamas at noon');
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('This is not the password you have now.')).toBeVisible();
	await expect(fresh).toHaveValue('nine wet llamas at noon');
	await is_accessible(page);
	await old.fill(somebody.password);
	await fresh.fill(somebody.password);
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('You have this password already. Choose another one.')).toBeVisible();
	await fresh.fill('nine wet llamas at noon');
	await page.getByRole('button', { name: 'Change password' }).click();
	await has_said(page, 'Your password was changed.');
	await expect(page.getByRole('listitem').filter({ hasText: 'Last used' })).toHaveCount(0);
	const credentials = { email: somebody.email, password: 'nine wet llamas at noon' };
	await ask_api(undefined, 'post', '/session', credentials);
});
