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

type Unit = { id: string; name: string };
const new_unit = (name: string, parent?: string) =>
	ask_api<Unit>(an_administrator(), 'post', '/units', { name, ...(parent && { parent }) });

test('an administrator makes a unit, puts it elsewhere under another name, and removes it', async ({
	browser
}) => {
	const service = await new_unit(`Service ${unique()}`);
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	const name = `Planning ${unique()}`;
	await page.goto('/me');
	await page.getByRole('link', { name: /^Units/ }).click();
	const form = page.getByRole('form', { name: 'Add unit' });
	await form.getByRole('button', { name: 'Add unit' }).click();
	await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
	await expect(form.getByText('Give the unit a name.')).toBeVisible();
	await is_accessible(page);
	await form.getByLabel('Name', { exact: true }).fill(name);
	await page.keyboard.press('Enter');
	await has_said(page, `${name} was added.`);
	await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
	await form.getByLabel('Name', { exact: true }).fill(name.toUpperCase());
	await page.keyboard.press('Enter');
	await expect(form.getByText('There is a unit of that name')).toBeVisible();
	await expect(form.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
	await expect(form.getByLabel('Name', { exact: true })).toHaveValue(name.toUpperCase());

	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await is_accessible(page);
	await page.getByRole('menuitem', { name: 'Rename or move' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Name', { exact: true }).fill(`${name} & Care`);
	await dialog.getByLabel('Below', { exact: true }).selectOption({ label: service.name });
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await has_said(page, `${name} & Care was changed.`);
	const branch = page.getByRole('listitem').filter({ hasText: service.name }).first();
	await expect(branch.getByRole('listitem')).toContainText(`${name} & Care`);

	await page.getByRole('button', { name: `Actions for ${service.name}` }).click();
	await page.getByRole('menuitem', { name: 'Remove' }).click();
	await expect(dialog.getByText('1 unit stands below it.')).toBeVisible();
	await is_accessible(page);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: `Actions for ${name} & Care` }).click();
	await page.getByRole('menuitem', { name: 'Remove' }).click();
	await dialog.getByRole('button', { name: 'Remove' }).click();
	await has_said(page, `${name} & Care was removed.`);
	expect(heard).toEqual([]);
});

test('a dialog begins at its first field or at the way out, and gives the focus back to what opened it', async ({
	browser
}) => {
	const service = await new_unit(`Service ${unique()}`);
	const page = await open_as(browser, an_administrator());
	await page.goto('/administration/units');
	const acts = page.getByRole('button', { name: `Actions for ${service.name}` });
	const dialog = page.getByRole('dialog');
	const open = async (act: string) => {
		await acts.click();
		await page.getByRole('menuitem', { name: act }).click();
	};
	await open('Rename or move');
	await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(acts).toBeFocused();
	await open('Rename or move');
	await page.keyboard.press('Escape');
	await expect(acts).toBeFocused();
	await open('Rename or move');
	await dialog.getByLabel('Name', { exact: true }).fill('Ploeg › 1');
	await page.keyboard.press('Enter');
	await expect(dialog.getByText('A name cannot have › or > in it')).toBeVisible();
	await page.keyboard.press('Escape');
	await open('Remove');
	await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(dialog).toHaveCount(0);
	await expect(acts).toBeFocused();
	// Somebody else put a unit below it meanwhile.
	await new_unit('Brabant', service.id);
	await open('Remove');
	await dialog.getByRole('button', { name: 'Remove' }).click();
	await has_said(page, 'There are units or people in this unit.');
	await expect(acts).toBeFocused();
	await page.reload();
	await open('Remove');
	await expect(dialog.getByRole('heading', { name: `${service.name} cannot be removed yet` })).toBeFocused();
});

test('an administrator says where somebody works, and colleagues read it', async ({ browser }) => {
	const service = await new_unit(`Service ${unique()}`);
	const brabant = await new_unit('Brabant', service.id);
	const fatma = await new_person('Fatma Demir');
	const page = await open_as(browser, an_administrator());
	await page.goto(`/people/${fatma.id}`);
	await page.getByRole('button', { name: 'Change unit and role' }).click();
	const dialog = page.getByRole('dialog', { name: 'Where does Fatma Demir work?' });
	await dialog.getByLabel('Unit', { exact: true }).selectOption(brabant.id);
	await dialog.getByLabel('Role').fill('Refrigeration engineer');
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await has_said(page, 'Saved. Colleagues see it on the profile.');
	await expect(page.getByRole('button', { name: 'Change unit and role' })).toBeFocused();
	await expect(page.getByText(`${service.name} › Brabant`)).toBeVisible();

	const colleague = await open_as(browser, await new_person('Koen Wouters'));
	await colleague.goto(`/people/${fatma.id}`);
	await expect(colleague.getByText('Refrigeration engineer')).toBeVisible();
	await expect(colleague.getByText(`${service.name} › Brabant`)).toBeVisible();
	await expect(colleague.getByRole('button', { name: 'Change unit and role' })).toHaveCount(0);
	await ask_api(fatma, 'put', '/me/profile', { role: 'Cold, my friend', ask_about: [], speaks: [] });
	await colleague.reload();
	await expect(colleague.getByText('Cold, my friend')).toBeVisible();
	await expect(colleague.getByText('Refrigeration engineer')).toHaveCount(0);
});

for (const language of languages) {
	const words = { nl: 'Alle afdelingen', en: 'All units' }[language];

	test(`units in ${language} are accessible and fit 320 pixels eight levels deep, in both looks`, async ({
		browser
	}) => {
		let above = await new_unit(`Gebouwautomatiseringsnetwerken ${unique()}`);
		for (let level = 2; level <= 8; level += 1)
			above = await new_unit(`Inverterwarmtepompen ${level}`, above.id);
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		await page.goto('/administration/units');
		await expect(page.getByRole('heading', { name: words })).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
