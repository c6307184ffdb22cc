import { expect } from '@playwright/test';
import { test } from './answers.ts';
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
	unique
} from './kring.ts';

test('an administrator shuts somebody out at once, and lets them in again', async ({ browser }) => {
	const lars = await new_person(`Lars ${unique()}`);
	const theirs = await open_as(browser, lars);
	await theirs.goto('/me');
	await expect(theirs.getByRole('heading', { name: lars.name })).toBeVisible();

	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'Suspend and let in' }).click();
	const form = page.getByRole('region', { name: 'Suspend somebody' });
	await form.getByLabel('Name or e-mail address').fill(lars.email);
	await form.getByRole('button', { name: lars.name }).click();
	const asking = page.getByRole('dialog', { name: `Suspend ${lars.name}?` });
	await is_accessible(page);
	await asking.getByRole('button', { name: 'Suspend' }).click();
	await has_said(page, `${lars.name} is suspended.`);
	await expect(page.getByRole('heading', { name: 'Suspended now' })).toBeFocused();
	await theirs.reload();
	await expect(theirs.getByRole('button', { name: 'Sign in' })).toBeVisible();

	await page.getByRole('button', { name: `Let in: ${lars.name}` }).click();
	await is_accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Let in' }).click();
	await has_said(page, `${lars.name} can sign in again.`);
	await expect(page.getByRole('button', { name: `Let in: ${lars.name}` })).toHaveCount(0);
	await ask_api(undefined, 'post', '/session', { email: lars.email, password: lars.password });
	expect(heard).toEqual([]);
});

test('nobody shuts themselves out', async ({ browser }) => {
	const administrator = an_administrator();
	const page = await open_as(browser, administrator);
	await page.goto('/administration/suspensions');
	const form = page.getByRole('region', { name: 'Suspend somebody' });
	await form.getByLabel('Name or e-mail address').fill(administrator.email);
	await form.getByRole('button', { name: administrator.name }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
	await expect(form.getByRole('alert')).toHaveText(
		'You cannot shut yourself out. Another administrator can.'
	);
});

for (const language of languages) {
	test(`suspensions in ${language} are accessible and fit 320 pixels, in both looks`, async ({ browser }) => {
		const lars = await new_person(`Lars-Inverterwarmtepompen ${unique()}`);
		await ask_api(an_administrator(), 'put', `/people/${lars.id}/suspension`);
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		await page.goto('/administration/suspensions');
		await expect(page.getByText(lars.name)).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
		await page.route('**/api/v1/people/suspended', (route) => route.fulfill({ json: { items: [] } }));
		await page.reload();
		const nobody = { nl: 'Niemand is geschorst', en: 'Nobody is suspended' }[language];
		await expect(page.getByRole('heading', { name: nobody })).toBeVisible();
		await is_accessible(page);
	});
}
