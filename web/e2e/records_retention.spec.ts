import { expect } from '@playwright/test';
import { test } from './answers.ts';
import type { components } from '../src/lib/api/schema.d.ts';
import { a_program, said } from './a_program.ts';
import { an_administrator, complaints, fits, has_said, is_accessible, open_as, unique } from './kring.ts';

const path = '/administration/records/retention';
const today = () => new Date().toISOString().slice(0, 10);

test('an administrator sets a rule, seeing first what it would touch, changes and removes it, on a phone', async ({
	browser,
	request
}) => {
	const { name, send } = await a_program(request);
	expect(await send(said(`noor-${unique()}`, 'passed', 'pump'))).toBe(200);
	const page = await open_as(browser, an_administrator(), { width: 320 });
	const heard = complaints(page);
	await page.goto(path);
	const form = page.getByRole('form', { name: 'Set a rule' });
	await form.getByRole('button', { name: 'See what it would touch' }).press('Enter');
	await expect(form.getByLabel('After how many days?')).toBeFocused();
	await form.getByLabel('Reported by').selectOption({ label: name });
	await form.getByRole('radio', { name: /^Remove/ }).check();
	await form.getByLabel('After how many days?').fill('0');
	await page.keyboard.press('Enter');
	await expect(form.getByLabel('After how many days?')).toHaveAttribute('aria-invalid', 'true');
	await expect(form.getByLabel('After how many days?')).toBeFocused();
	await expect(form.getByText('Fill in a whole number of days, from 1 to 36,500.')).toBeVisible();
	await form.getByLabel('After how many days?').fill('400');
	await page.keyboard.press('Enter');
	await expect(page.locator(':focus')).toContainText('This is what it would touch today');
	await expect(page.locator(':focus')).toContainText('nothing yet');
	await expect(page.locator(':focus')).toContainText(
		'What a rule removes or makes anonymous does not come back.'
	);
	await fits(page);
	await is_accessible(page);
	await page.getByRole('button', { name: 'Set this rule' }).press('Enter');
	await has_said(page, 'The rule is set.');
	await expect(page.getByRole('heading', { name: 'Rules' })).toBeFocused();
	const rule = page.getByRole('list', { name: 'Rules' }).getByRole('listitem').filter({ hasText: name });
	await expect(rule).toContainText('Remove after 400 days');
	await expect(rule).toContainText('Next time: nothing yet');

	const named = `Remove after 400 days · ${name} · whatever was done`;
	await expect(rule.getByRole('button', { name: `Drop the rule: ${named}` })).toBeVisible();
	await rule.getByRole('button', { name: `Change: ${named}` }).press('Enter');
	const changing = page.getByRole('form', { name: 'Change the rule' });
	await expect(changing.getByLabel('After how many days?')).toHaveValue('400');
	await changing.getByLabel('After how many days?').fill('500');
	await page.keyboard.press('Enter');
	await fits(page);
	await is_accessible(page);
	await rule.getByRole('button', { name: 'Save' }).press('Enter');
	await expect(rule).toContainText('Remove after 500 days');
	await expect(page.getByRole('heading', { name: 'Rules' })).toBeFocused();

	await rule.getByRole('button', { name: 'Drop the rule' }).press('Enter');
	await expect(page.getByRole('dialog')).toContainText('Other rules still do.');
	await is_accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Drop the rule' }).press('Enter');
	await has_said(page, 'The rule was dropped.');
	await expect(rule).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Rules' })).toBeFocused();
	expect(heard).toEqual([]);
});

test('what came in before a day goes once for all, where the day is typed again', async ({
	browser,
	request
}) => {
	const { name, send } = await a_program(request);
	expect(await send(said(`noor-${unique()}`, 'passed', 'pump'))).toBe(200);
	const page = await open_as(browser, an_administrator(), { language: 'nl', width: 320, scheme: 'dark' });
	const heard = complaints(page);
	await page.goto(path);
	const form = page.getByRole('form', { name: 'Eenmalig, tot een dag' });
	await form.getByLabel('Gemeld door').selectOption({ label: name });
	await form.getByLabel('Alles van vóór').fill('2126-01-01');
	await form.getByRole('button', { name: 'Bekijk waar het om gaat' }).press('Enter');
	await expect(form.getByLabel('Alles van vóór')).toBeFocused();
	await expect(form.getByText('Kies vandaag of een dag ervoor.')).toBeVisible();
	await expect(form.getByLabel('Gemeld door')).not.toHaveValue('');
	await form.getByLabel('Alles van vóór').fill(today());
	await form.getByRole('button', { name: 'Bekijk waar het om gaat' }).press('Enter');
	await expect(page.locator(':focus')).toContainText('nog niets');
	await expect(page.locator(':focus')).toContainText('Dit kun je niet terugdraaien.');
	const confirming = page.getByRole('form', { name: 'Doe het nu' });
	const confirmation = confirming.getByLabel('Typ voorgoed om te bevestigen');
	await confirmation.fill('ja');
	await page.keyboard.press('Enter');
	await expect(confirmation).toBeFocused();
	await expect(
		confirming.locator('.problem', { hasText: 'Neem ‘voorgoed’ letter voor letter over.' })
	).toBeVisible();
	await fits(page);
	await is_accessible(page);
	await confirmation.fill('Voorgoed');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Wat er gebeurd is' })).toBeFocused();
	const run = page.getByRole('list', { name: 'Wat er gebeurd is' }).getByRole('listitem').first();
	await expect(run).toContainText('0 leergegevens anoniem gemaakt', { timeout: 30_000 });
	await expect(run.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
	await fits(page);
	await is_accessible(page);
	expect(heard).toEqual([]);
});

test('while something goes on that alone is read, and the rest once it is over', async ({ browser }) => {
	const page = await open_as(browser, an_administrator());
	const run: components['schemas']['RetentionRun'] = {
		id: '0000000000009',
		act: 'remove',
		stored_before: '2026-01-01T00:00:00.000Z',
		begun_at: '2026-02-01T00:00:00.000Z',
		stopped: false,
		percent: 10,
		statements: 0,
		documents: 0,
		attachments: 0
	};
	let is_out_of_reach = false;
	const read: string[] = [];
	await page.route('**/api/v1/records/*', async (route) => {
		const what = new URL(route.request().url()).pathname.split('/').at(-1)!;
		read.push(what);
		if (what !== 'retention_runs') return route.fallback();
		return is_out_of_reach ? route.abort() : route.fulfill({ json: { items: [run] } });
	});
	await page.clock.install();
	await page.goto(path);
	const runs = page.getByRole('list', { name: 'What was done' });
	await expect(runs.getByRole('status')).toHaveText('Going on: 10 %');
	read.length = 0;
	for (const percent of [20, 30]) {
		run.percent = percent;
		await page.clock.fastForward(2000);
		await expect(runs.getByRole('status')).toHaveText(`Going on: ${percent} %`);
	}
	is_out_of_reach = true;
	await page.clock.fastForward(2000);
	await expect.poll(() => read).toEqual(Array(3).fill('retention_runs'));
	is_out_of_reach = false;
	read.length = 0;
	run.finished_at = '2026-02-01T01:00:00.000Z';
	await expect(async () => {
		await page.clock.fastForward(2000);
		await expect(runs.getByRole('progressbar')).toHaveCount(0, { timeout: 500 });
	}).toPass();
	await expect
		.poll(() => read.toSorted())
		.toEqual(['counts', 'retention_rules', 'retention_runs', 'retention_runs']);
});
