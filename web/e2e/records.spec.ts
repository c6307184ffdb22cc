import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { a_program, said } from './a_program.ts';
import {
	an_administrator,
	complaints,
	fits,
	is_accessible,
	new_person,
	open_as,
	origin,
	unique
} from './kring.ts';

const run = promisify(execFile);

test('an administrator connects an LMS, which reports at once, until it is disconnected', async ({
	browser,
	request
}) => {
	const page = await open_as(browser, an_administrator(), { width: 1360 });
	const member = await new_person('Noor Aziz');
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'Learning records' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Learning records' })).toBeVisible();
	await page.getByRole('button', { name: 'Make a key' }).click();
	await expect(page.getByLabel('Name of the program')).toBeFocused();
	await expect(page.getByText('Give the program a name.')).toBeVisible();
	const use = page.getByRole('group', { name: 'What it will do' });
	await expect(use.getByRole('radio', { name: 'An LMS or an app' })).toBeChecked();
	await expect(use.getByRole('radio', { name: /^Everything.*trust/s })).not.toBeChecked();
	const name = `LMS ${unique()}`;
	await page.getByLabel('Name of the program').fill(name);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: `The key of ${name}` })).toBeVisible();
	await is_accessible(page);
	const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
	const endpoint = new URL(await value('Address (sometimes: endpoint)'));
	const key = `${await value('Username (sometimes: key)')}:${await value('Password (sometimes: secret)')}`;
	const report = (actor: object = { mbox: `mailto:${member.email}` }) =>
		request.post(endpoint.pathname + '/statements', {
			headers: {
				Authorization: `Basic ${Buffer.from(key).toString('base64')}`,
				'X-Experience-API-Version': '1.0.3'
			},
			data: {
				actor,
				verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
				object: { id: 'http://example.org/course' }
			}
		});
	expect((await report()).status()).toBe(200);
	await page.getByRole('link', { name: 'What was reported' }).click();
	await page.getByLabel('Reported by').selectOption({ label: name });
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	const list = page.getByRole('list', { name: 'What arrives' });
	await expect(list.getByRole('link', { name: 'completed' })).toHaveCount(1);
	await expect(list.getByRole('link', { name: 'course', exact: true })).toBeVisible();
	await expect(list.getByTitle('http://example.org/course')).toHaveText('http://example.org/course');
	await list.getByRole('button', { name: 'Who is this?' }).click();
	const dialog = page.getByRole('dialog');
	const why = dialog.getByLabel('Why do you want to know?');
	await expect(why).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(dialog.getByText('Say why you want to know.')).toBeVisible();
	await why.fill('Noor asked what is known of her');
	await page.keyboard.press('Enter');
	const answer = dialog.locator(':focus');
	await expect(answer).toContainText('Noor Aziz');
	await expect(answer).toContainText(member.email);
	await expect(answer).not.toContainText('mailto:');
	await is_accessible(page);
	await page.keyboard.press('Escape');
	await report({ account: { homePage: 'http://lms.example', name: 'u123' } });
	await page.reload();
	await list.getByRole('button', { name: 'Who is this?' }).first().click();
	await why.fill('Whose account is this?');
	await page.keyboard.press('Enter');
	await expect(answer).toContainText('u123 at lms.example');
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'Programs', exact: true }).click();
	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await page.getByRole('menuitem', { name: 'Make another key' }).click();
	const asking = page.getByRole('dialog', { name: /^Another key for / });
	await expect(asking).toContainText('ends in a week');
	await asking.getByRole('button', { name: 'Make another key' }).click();
	await expect(page.getByText('There is another key.')).toBeVisible();
	expect((await report()).status()).toBe(200);
	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await page.getByRole('menuitem', { name: 'Change its name or what it may do' }).click();
	const changing = page.getByRole('dialog', { name: `Change ${name}` });
	await changing.getByLabel('Name of the program').fill('');
	await page.keyboard.press('Enter');
	await expect(changing.getByText('Give the program a name.')).toBeVisible();
	await changing.getByLabel('Name of the program').fill(name);
	await changing.getByRole('radio', { name: 'A report' }).check();
	await is_accessible(page);
	await changing.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText(`${name} was changed.`)).toBeVisible();
	await expect(
		page.getByRole('listitem').filter({ hasText: name }).getByText('reads everything')
	).toBeVisible();
	expect((await report()).status()).toBe(403);
	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await page.getByRole('menuitem', { name: 'Disconnect' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
	await expect(page.getByText(`${name} is disconnected.`)).toBeVisible();
	await expect(page.getByRole('heading', { name, level: 2 })).toBeFocused();
	await expect(page.getByText(/^Disconnected \(\d+\)$/)).toBeVisible();
	await is_accessible(page);
	expect((await report()).status()).toBe(401);
	expect(heard).toEqual([]);
});

test('an administrator sees on a phone what arrives, what was refused and why', async ({
	browser,
	request
}) => {
	const { name, send } = await a_program(request);
	expect(await send(said('noor', 'completed', 'first-aid'))).toBe(200);
	const { verb: _, ...without_verb } = said('noor', 'completed', 'first-aid');
	expect(await send(without_verb)).toBe(400);
	expect(await send(without_verb)).toBe(400);
	for (const language of ['en', 'nl'] as const) {
		const page = await open_as(browser, an_administrator(), { language });
		const heard = complaints(page);
		await page.goto('/administration/records');
		const words =
			language === 'en'
				? {
						arrived: /1 arrived; the most in one hour was 1/,
						missing: 'This is missing.',
						table: 'As a table'
					}
				: { arrived: /1 binnengekomen/, missing: 'Dit ontbreekt.', table: 'Als tabel' };
		await expect(
			page.getByRole('img', { name: new RegExp(`^${name}: ${words.arrived.source}`) })
		).toBeVisible();
		const refusal = page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: '/verb' });
		await expect(refusal).toContainText(words.missing);
		await expect(refusal).toContainText(language === 'en' ? '2 times' : '2 keer');
		const from = page.getByLabel(language === 'en' ? 'Sent by' : 'Gestuurd door');
		await from.focus();
		await from.selectOption({ label: name });
		await expect(page).toHaveURL(/client=/);
		await expect(refusal).toContainText(words.missing);
		await expect(page.getByRole('listitem').filter({ hasText: 'statement.' })).toHaveCount(1);
		await expect(from).toBeFocused();
		await page.getByRole('button', { name: language === 'en' ? '14 days' : '14 dagen' }).press('Enter');
		await page.getByText(words.table, { exact: true }).press('Enter');
		await expect(page.getByRole('columnheader', { name })).toBeVisible();
		await fits(page);
		await is_accessible(page);
		expect(heard).toEqual([]);
	}
});

test('on a phone the records come first, and the filters when somebody wants them', async ({
	browser,
	request
}) => {
	const { send } = await a_program(request);
	const course = `course-${unique()}`;
	expect(await send(said('noor', 'completed', course))).toBe(200);
	for (const language of ['en', 'nl'] as const) {
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		const heard = complaints(page);
		const words =
			language === 'en'
				? {
						choose: 'Choose which records',
						result: 'Result',
						show: 'Show',
						all: 'Show everything',
						only: 'Only succeeded',
						since: 'Only arrived from January 31, 2020'
					}
				: {
						choose: 'Kies welke leergegevens',
						result: 'Resultaat',
						show: 'Toon',
						all: 'Toon alles',
						only: 'Alleen geslaagd',
						since: 'Alleen binnengekomen vanaf 31 januari 2020'
					};
		await page.goto('/administration/records/reported');
		const toggle = page.getByRole('button', { name: words.choose });
		const result = page.getByLabel(words.result);
		await expect(toggle).toHaveAttribute('aria-expanded', 'false');
		await expect(result).toBeHidden();
		await expect(page.getByRole('link', { name: course, exact: true }).first()).toBeVisible();
		await is_accessible(page);
		await toggle.press('Enter');
		await expect(toggle).toHaveAttribute('aria-expanded', 'true');
		await toggle.press('Tab');
		await expect(page.locator('form select').first()).toBeFocused();
		await result.selectOption('true');
		await page.getByRole('button', { name: words.show, exact: true }).press('Enter');
		await expect(page).toHaveURL(/success=true/);
		await page.reload();
		await expect(result).toHaveValue('true');
		await expect(result).toBeHidden();
		await expect(toggle).toHaveAttribute('aria-expanded', 'false');
		await expect(page.getByText(words.only)).toBeVisible();
		await fits(page);
		await is_accessible(page);
		await page.getByRole('link', { name: words.all }).press('Enter');
		await page.goto('/administration/records/reported?from=2020-01-31');
		await expect(page.getByText(words.since)).toBeVisible();
		await expect(toggle).toHaveAttribute('aria-expanded', 'false');
		expect(heard).toEqual([]);
	}
});

test('an administrator narrows what was reported, with the keyboard, and takes it along', async ({
	browser,
	request
}) => {
	const { name, send } = await a_program(request);
	const course = `course-${unique()}`;
	expect(await send(said('noor', 'passed', course, true))).toBe(200);
	expect(await send(said('cas', 'failed', course, false))).toBe(200);
	expect(await send(said('noor', 'completed', `other-${course}`))).toBe(200);
	const page = await open_as(browser, an_administrator(), { width: 1360 });
	const heard = complaints(page);
	await page.goto('/administration/records/reported');
	await page.getByLabel('Reported by').selectOption({ label: name });
	await page.getByLabel('Result').selectOption({ label: 'did not succeed' });
	await page.getByLabel('Result').press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('1 record', { exact: true })).toBeVisible();
	const list = page.getByRole('list', { name: 'What arrives' });
	await expect(list.getByRole('listitem')).toHaveCount(1);
	await expect(page).toHaveURL(/success=false/);
	await page.reload();
	await expect(page.getByLabel('Result')).toHaveValue('false');
	await expect(page.getByLabel('Reported by')).toContainText(name);
	await page.getByLabel('Result').selectOption({ label: 'Any result' });
	await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
	await expect(page.getByText('3 records', { exact: true })).toBeVisible();
	await list.getByRole('link', { name: course, exact: true }).first().press('Enter');
	await expect(page.getByText('2 records', { exact: true })).toBeVisible();
	await expect(page.getByLabel('With what')).toHaveValue(`http://example.org/${course}`);
	await is_accessible(page);

	await page.getByRole('button', { name: 'Download' }).press('Enter');
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByText('The file will hold 2 records.')).toBeVisible();
	await expect(dialog.getByRole('radio', { name: 'A table (CSV)' })).toBeChecked();
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Make the file' }).press('Enter');
	await expect(dialog.getByText('Say why you are doing this.')).toBeVisible();
	await dialog.getByRole('radio', { name: 'Complete (JSON lines)' }).check();
	await dialog.getByLabel('What do you need it for?').fill('Noor asked for her own records');
	const downloading = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	const download = await downloading;
	expect(download.suggestedFilename()).toMatch(/^kring-records-.*\.jsonl$/);
	const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
	expect(lines.map((line) => JSON.parse(line).actor.mbox)).toEqual([
		'mailto:noor@example.org',
		'mailto:cas@example.org'
	]);
	await expect(dialog.getByText('The file is being downloaded.')).toBeVisible();
	await is_accessible(page);
	await page.keyboard.press('Escape');

	await page.getByLabel('Arrived from').fill('2020-01-31');
	const last = page.getByLabel('Arrived up to and including');
	await last.fill('2020-01-01');
	await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
	await expect(page.getByText('This day comes before the first. Choose a later one.')).toBeVisible();
	await expect(last).toBeFocused();
	await is_accessible(page);
	await page.getByLabel('Arrived from').fill('2020-01-01');
	await expect(page.getByText('This day comes before the first.')).toBeHidden();
	await last.fill('2020-01-31');
	await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
	await expect(page.getByRole('heading', { name: 'No record fits' })).toBeVisible();
	await page.getByRole('link', { name: 'Show everything' }).press('Enter');
	await expect(page).toHaveURL(/\/reported$/);
	await page.getByRole('button', { name: 'Program', exact: true }).press('Enter');
	await expect(
		page.getByRole('region', { name: 'How much there is' }).getByRole('link', { name })
	).toBeVisible();
	await is_accessible(page);
	// The browser says of the page's address for the file only that it became a download.
	expect(heard).toEqual([]);
});

test('an administrator reads who looked and who took records along, and why', async ({
	browser,
	request
}) => {
	const { name, send } = await a_program(request);
	const late = { ...said('noor', 'passed', 'first-aid', true), timestamp: '2020-01-31T10:00:00Z' };
	expect(await send({ ...late, result: { score: { scaled: 0.8, raw: 16, max: 20 } } })).toBe(200);
	const page = await open_as(browser, an_administrator(), { width: 1360 });
	await page.goto('/administration/records/reported');
	await page.getByLabel('Reported by').selectOption({ label: name });
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	const record = page.getByRole('list', { name: 'What arrives' }).getByRole('listitem');
	await expect(record).toHaveCount(1);
	await expect(record).toContainText(/happened on Jan 31, 2020.* · arrived .* · 80\s% \(16 of 20 points\)/s);
	const code = (await record.locator('.actor').textContent()) ?? '';
	await record.getByRole('button', { name: 'Who is this?' }).click();
	const why = `Somebody asked, ${unique()}`;
	await page.getByLabel('Why do you want to know?').fill(why);
	await page.keyboard.press('Enter');
	await expect(page.getByText('We have noted that you looked, and why.')).toBeVisible();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Download' }).click();
	await page.getByLabel('What do you need it for?').fill(`A report, ${why}`);
	const downloading = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	await downloading;
	for (const language of ['en', 'nl'] as const) {
		const other = await open_as(browser, an_administrator(), { language, width: 320 });
		const heard = complaints(other);
		await other.goto('/administration/records');
		await other.getByRole('link', { name: language === 'en' ? 'Who looked' : 'Wie keek' }).press('Enter');
		const lines = other.getByRole('listitem').filter({ hasText: why });
		await expect(lines).toHaveCount(2);
		await expect(lines.last()).toContainText(
			language === 'en' ? `Looked who ${code} is` : `Zocht op wie ${code} is`
		);
		await expect(lines.first()).toContainText(name);
		await expect(lines.first()).toContainText(
			language === 'en' ? 'Downloaded a table with codes' : 'Downloadde een tabel met codes'
		);
		await fits(other);
		await is_accessible(other);
		expect(heard).toEqual([]);
	}
});

test('the commands of the guide work as they stand there', async ({ request }) => {
	const { key } = await a_program(request);
	const guide = await readFile(new URL('../../docs/xapi.md', import.meta.url), 'utf8');
	const commands = guide.match(/^ {7}curl [^]*?(?=\n\n)/gm) ?? [];
	expect(commands).toHaveLength(2);
	const answers = [];
	for (const command of commands) {
		const mine = command.replace('USER:SECRET', key).replace('https://kring.example', origin);
		answers.push(JSON.parse((await run('sh', ['-c', mine])).stdout));
	}
	expect(answers).toEqual([{ statements: [], more: '' }, [expect.stringMatching(/^[0-9a-f-]{36}$/)]]);
});
