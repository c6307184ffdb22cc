import { writeFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	complaints,
	fits,
	has_said,
	is_accessible,
	languages,
	new_person,
	open_as,
	unique,
	type Language
} from './kring.ts';

const words = (language: Language) =>
	({
		nl: { file: 'Bestand', look: 'Bekijk wat er zou gebeuren', would: 'Dit zou er gebeuren' },
		en: { file: 'File', look: 'See what would happen', would: 'This is what would happen' }
	})[language];

async function look(page: Page, text: string | Buffer, language: Language = 'en') {
	const buffer = Buffer.from(text);
	await page
		.getByLabel(words(language).file, { exact: true })
		.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: words(language).look }).click();
}

test('an administrator sees what would come of a list, brings it in, and once more nothing is new', async ({
	browser
}) => {
	const word = unique();
	const fatma = await new_person(`Fatma ${word}`);
	const leaver = await new_person(`Lars ${word}`);
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	const list = [
		'E-mail;Name;Unit;Role;Left;Shoe size',
		`${fatma.email};Fatma;Service ${word} > Brabant;Engineer;;38`,
		`bo.${word}@elsewhere.example;Bo;Service ${word};Planner;;41`,
		`${leaver.email};Hilde Mertens;;;01/01/2026;44`,
		'nobody;Nobody;;;;'
	].join('\r\n');
	await page.goto('/me');
	await page.getByRole('link', { name: 'Staff list' }).click();
	await page.getByRole('button', { name: 'See what would happen' }).click();
	await expect(page.getByText('Choose a file first.')).toBeVisible();
	await expect(page.getByLabel('File', { exact: true })).toBeFocused();
	await look(page, list);
	const would = page.getByRole('region', { name: 'This is what would happen' });
	await expect(would.getByRole('heading', { name: 'This is what would happen' })).toBeFocused();
	await expect(would.getByText('Shoe size')).toBeVisible();
	const lines = would.getByRole('listitem');
	await expect(lines.nth(0)).toContainText('Line 5 Nobody · nobody This is not an e-mail address.');
	await expect(lines.nth(1)).toContainText(
		new RegExp(`Line 4 Lars ${word} · ${leaver.email}\\s+The list calls this address Hilde Mertens\\.`)
	);
	await expect(would.getByText('1 colleague will be suspended')).toBeVisible();
	await would.getByText('2 new units').click();
	await expect(would.getByText(`Unit: from none to Service ${word} › Brabant`)).toBeVisible();
	await expect(would.getByText('Role: from none to Engineer')).toBeVisible();
	await is_accessible(page);
	await would.getByRole('button', { name: 'Suspend and bring in' }).click();
	const dialog = page.getByRole('dialog', { name: 'Suspend 1 colleague?' });
	await expect(dialog.getByText(`Lars ${word}`)).toBeVisible();
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Suspend and bring in' }).click();
	await has_said(page, 'The list was brought in.');
	const became = page.getByRole('region', { name: 'This is what happened' });
	await expect(became.getByRole('heading', { name: 'This is what happened' })).toBeFocused();
	await expect(became.getByText('Whoever has no account yet stands ready.')).toBeVisible();
	await is_accessible(page);

	await look(page, list);
	await expect(would.getByText('There is nothing to bring in.')).toBeVisible();
	await expect(would.getByRole('button', { name: /bring/i })).toHaveCount(0);
	await page.goto(`/people/${fatma.id}`);
	await expect(page.getByText(`Service ${word} › Brabant`)).toBeVisible();
	expect(heard).toEqual([]);

	const gone = await open_as(browser, leaver);
	await gone.goto('/');
	await expect(gone).toHaveURL(/sign-in/);
});

test('a file that was saved again after it was chosen is to be chosen again', async ({
	browser
}, testInfo) => {
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto('/administration/people');
	const path = testInfo.outputPath('people.csv');
	const box = page.getByLabel('File', { exact: true });
	const press = page.getByRole('button', { name: 'See what would happen' });
	const would = page.getByRole('heading', { name: 'This is what would happen' });
	await writeFile(path, 'email,name\nbo@elsewhere.example,Bo\n');
	await box.setInputFiles(path);
	await press.click();
	await expect(would).toBeFocused();
	await writeFile(path, 'email,name\nbo@elsewhere.example,Bo Jansen\n');
	await press.click();
	await expect(page.getByText('This file was changed after you chose it.')).toBeVisible();
	await expect(box).toBeFocused();
	await expect(would).toHaveCount(0);
	await box.setInputFiles(path);
	await press.click();
	await expect(would).toBeFocused();
	expect(heard).toEqual([]);
});

test('what is no list says why, and the file stays chosen', async ({ browser }) => {
	const page = await open_as(browser, an_administrator());
	await page.goto('/administration/people');
	await look(page, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14]));
	await expect(page.getByText('This is an Excel workbook.')).toBeVisible();
	await expect(page.getByLabel('File', { exact: true })).toBeFocused();
	await look(page, 'Voornaam;Mailbox\nBo;x\n');
	await expect(page.getByText('has to name the columns')).toBeVisible();
	await expect(page.getByText('These are the columns we found: Voornaam and Mailbox.')).toBeVisible();
	await is_accessible(page);
});

test('a list as Excel writes it here is read, an empty cell changes nothing, and a dash takes away', async ({
	browser
}) => {
	const word = unique();
	const [zoe, an] = await Promise.all([new_person(`Zoe ${word}`), new_person(`An ${word}`)]);
	const page = await open_as(browser, an_administrator());
	await page.goto('/administration/people');
	const would = page.getByRole('region', { name: 'This is what would happen' });
	const bring_in = async (lines: string[]) => {
		await look(
			page,
			Buffer.from(['sep=;', 'naam;mail;afdeling;functie;uit dienst', ...lines].join('\r\n'), 'latin1')
		);
		await would.getByRole('button', { name: 'Bring it in' }).click();
		await expect(page.getByRole('heading', { name: 'This is what happened' })).toBeFocused();
	};
	await bring_in([
		`Zoe ${word};${zoe.email};Service ${word};Élève;`,
		`An ${word};${an.email};Service ${word};;`
	]);
	await look(
		page,
		Buffer.from(
			`naam;mail;afdeling;functie;uit dienst\nZoe ${word};${zoe.email};-;;31/12/2099\nAn ${word};${an.email};;Élève;`,
			'latin1'
		)
	);
	await expect(would.getByText('We read it as Excel on Windows writes it')).toBeVisible();
	const line = would.getByRole('listitem').filter({ hasText: zoe.email });
	await expect(line).toContainText(`Unit: from Service ${word} to none`);
	await expect(line).toContainText('Bring the list in again on December 31, 2099 or later');
	await expect(line).not.toContainText('Role');
	await expect(would.getByText('Role: from none to Élève')).toBeVisible();
	await is_accessible(page);
	await page.goto(`/people/${zoe.id}`);
	await expect(page.getByText(`Service ${word}`)).toBeVisible();
});

for (const language of languages) {
	test(`a list in ${language} is accessible and fits 320 pixels, in both looks`, async ({ browser }) => {
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		await page.goto('/administration/people');
		const long = 'gebouwautomatiseringsnetwerkarchitectuur'.repeat(2).slice(0, 79);
		await look(
			page,
			`email,name,unit,${long}\n${long},${long},${long},x\nbo@b.example,${long},${long},\n`,
			language
		);
		await expect(page.getByRole('heading', { name: words(language).would })).toBeVisible();
		await page.locator('summary').first().click();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
