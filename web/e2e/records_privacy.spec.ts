import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { a_program, said } from './a_program.ts';
import { an_administrator, complaints, fits, is_accessible, new_person, open_as, unique } from './kring.ts';

test('an administrator erases somebody by their code, on a phone', async ({ browser, request }) => {
	const { send } = await a_program(request);
	const name = `noor-${unique()}`;
	const course = `course-${unique()}`;
	for (const verb of ['passed', 'completed']) expect(await send(said(name, verb, course, true))).toBe(200);
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto(`/administration/records/reported?activity=http://example.org/${course}`);
	const list = page.getByRole('list', { name: 'What arrives' });
	const code = await list
		.getByTitle(/^Only \S{5}$/)
		.first()
		.innerText();
	await list.getByTitle(`Only ${code}`).first().click();
	await page.getByRole('link', { name: `Erase ${code}` }).click();
	const who = page.getByRole('form', { name: 'Erase somebody' });
	await expect(who.getByLabel('Known by')).toHaveValue('code');
	await expect(who.getByLabel(/^Code/)).toHaveValue(code);
	await page.getByRole('button', { name: 'See what there is' }).press('Enter');
	const form = page.getByRole('form', { name: `Erase ${code}` });
	await expect(form.locator(':focus')).toContainText('2 records');
	await fits(page);
	await is_accessible(page);
	await form.getByLabel('Why?').fill('They asked for it');
	await form.getByLabel(`Type ${code} to confirm`).fill('AAAAA');
	await page.keyboard.press('Enter');
	await expect(form.getByLabel(`Type ${code} to confirm`)).toBeFocused();
	await expect(form.getByLabel('Why?')).toHaveValue('They asked for it');
	await form.getByLabel(`Type ${code} to confirm`).fill(code.toLowerCase());
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Who was erased' })).toBeFocused();
	const done = page.getByRole('list', { name: 'Who was erased' }).getByRole('listitem').first();
	await expect(done).toContainText('They asked for it');
	await expect(done).toContainText('2 records changed', { timeout: 30_000 });
	await fits(page);
	await is_accessible(page);

	const find = page.getByRole('form', { name: 'Was somebody erased?' });
	await find.getByLabel('E-mail address', { exact: false }).last().fill(`${name}@example.org`);
	await page.keyboard.press('Enter');
	await expect(find.getByRole('listitem')).toHaveCount(1);
	await find.getByLabel('E-mail address', { exact: false }).last().fill('somebody.else@example.org');
	await page.keyboard.press('Enter');
	await expect(find.getByText('Nobody by that was erased.')).toBeVisible();
	await is_accessible(page);

	await done.getByRole('link', { name: /stands there now/ }).click();
	await expect(page.getByText('2 records', { exact: true })).toBeVisible();
	expect(heard).toEqual([]);
});

test('an administrator sees in Dutch what is missing before somebody is erased', async ({ browser }) => {
	const page = await open_as(browser, an_administrator(), { language: 'nl', width: 320, scheme: 'dark' });
	await page.goto('/administration/records/privacy');
	await page.getByRole('button', { name: 'Bekijk wat er is' }).press('Enter');
	const form = page.getByRole('form', { name: 'Iemand wissen' });
	await expect(form.getByLabel(/^Code/)).toBeFocused();
	await form.getByLabel('Bekend als').selectOption({ label: 'Account' });
	await form.getByLabel(/^Account/).fill('u123');
	await page.keyboard.press('Enter');
	await expect(form.getByLabel('Waar het account is')).toBeFocused();
	await form.getByLabel('Bekend als').selectOption({ label: 'Code' });
	await form.getByLabel(/^Code/).fill('ZZZZZ');
	await page.keyboard.press('Enter');
	await expect(form.getByText('Niemand in de leergegevens heeft deze code.')).toBeVisible();
	await form.getByLabel('Bekend als').selectOption({ label: 'E-mailadres' });
	await form.getByLabel(/^E-mailadres/).fill('noor');
	await page.keyboard.press('Enter');
	await expect(form.getByText('Vul een e-mailadres in')).toBeVisible();
	const file = page.getByRole('form', { name: 'Wat er over iemand bekend is' });
	await file.getByLabel(/^E-mailadres/).fill(`niemand-${unique()}@example.org`);
	await file.getByLabel('Waarom?').fill('Er werd naar gevraagd');
	await page.keyboard.press('Enter');
	await expect(file.getByText('Niemand in de leergegevens heeft dit adres of dit account.')).toBeVisible();
	await fits(page);
	await is_accessible(page);
});

test('somebody downloads what is known of them, and an administrator for who has no account', async ({
	browser,
	request
}) => {
	const { send } = await a_program(request);
	const member = await new_person('Noor Aziz');
	const other = `pat-${unique()}`;
	const of = (mbox: string) => ({ ...said('x', 'asked', 'pump'), actor: { mbox: `mailto:${mbox}` } });
	expect(await send(of(member.email))).toBe(200);
	expect(await send(of(`${other}@example.org`))).toBe(200);
	expect(await send(of(`${other.toUpperCase()}@Example.org`))).toBe(200);
	const lines = async (path: string) => (await readFile(path, 'utf8')).trim().split('\n');

	const own = await open_as(browser, member);
	await own.goto('/me/records');
	const downloading = own.waitForEvent('download');
	await own.getByRole('link', { name: 'Download everything' }).click();
	const mine = await downloading;
	expect(mine.suggestedFilename()).toMatch(/^kring-learning-.*\.jsonl$/);
	const [line, ...more] = await lines(await mine.path());
	expect(JSON.parse(line ?? '').statement.actor.mbox).toBe(`mailto:${member.email}`);
	expect(more).toEqual([]);
	await fits(own);
	await is_accessible(own);

	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto('/administration/records/privacy');
	const form = page.getByRole('form', { name: 'What is known of somebody' });
	await form.getByLabel('E-mail address').last().fill(`${other}@example.org`);
	await page.keyboard.press('Enter');
	await expect(form.getByLabel('Why?')).toBeFocused();
	await form.getByLabel('Why?').fill('Pat asked what we keep');
	const fetching = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	expect(await lines(await (await fetching).path())).toHaveLength(2);
	await expect(form.getByText('The file is being downloaded.')).toBeVisible();
	await is_accessible(page);
	expect(heard).toEqual([]);
});
