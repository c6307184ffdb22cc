import { expect, type APIRequestContext } from '@playwright/test';
import { test } from './answers.ts';
import {
	a_member,
	an_administrator,
	ask_api,
	complaints,
	has_said,
	is_accessible,
	new_community,
	new_person,
	new_question,
	open_as,
	unique
} from './kring.ts';
import type { components } from '../src/lib/api/schema.d.ts';

type Key = components['schemas']['RecordClientWithKey'];

const new_client = (scopes: components['schemas']['RecordClient']['scopes']) =>
	ask_api<Key>(an_administrator(), 'post', '/record_clients', { name: `LMS ${unique()}`, scopes });

const headers = ({ user, secret }: Key) => ({
	Authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
	'X-Experience-API-Version': '1.0.3'
});

const report = async (request: APIRequestContext, key: Key, actor: object, course: string) => {
	const answer = await request.post('/api/v1/xapi/statements', {
		headers: headers(key),
		data: {
			actor,
			verb: { id: 'http://adlnet.gov/expapi/verbs/completed' },
			object: {
				id: `http://lms.example/${course}`,
				definition: { name: { nl: `Cursus ${course}`, en: `Course ${course}` } }
			}
		}
	});
	expect(answer.status()).toBe(200);
};

/** Completions are taken in every minute. */
const taken_in = { timeout: 90_000, intervals: [1000] };

test('an administrator turns on what Kring reports, and a member objects to it', async ({
	browser,
	request
}) => {
	const member = await new_person('Noor Aziz');
	const community = await new_community(member);
	const key = await new_client(['read']);
	const office = await open_as(browser, an_administrator(), { width: 1360 });
	const heard = complaints(office);
	await office.goto('/administration/records');
	await office.getByRole('link', { name: 'What Kring itself reports' }).click();
	const questions = office.getByRole('switch', { name: 'Questions' });
	await expect(questions).not.toBeChecked();
	await questions.focus();
	await office.keyboard.press('Space');
	await has_said(office, 'Questions: reported from now on.');
	await expect(questions).toBeChecked();
	await expect(questions).toBeFocused();
	await is_accessible(office);

	const before = await new_question(member, community);
	const page = await open_as(browser, member);
	await page.goto('/me');
	await page.getByRole('link', { name: 'What is kept of your learning' }).click();
	await expect(page.getByText('Somebody asks something')).toBeVisible();
	await is_accessible(page);
	const objection = page.getByRole('switch', { name: 'Report nothing of me' });
	await objection.click();
	await has_said(page, 'From now on nothing of you is reported.');
	await expect(objection).toBeChecked();
	const after = await new_question(member, community, 'Which valve fits this pump?');
	const other = await new_person('Cas Maes');
	await ask_api(other, 'put', `/communities/${community.id}/membership`);
	const last = await new_question(other, community, 'Which filter fits this pump?');

	const asked = async ({ id }: { id: string }) => {
		const activity = encodeURIComponent(`${new URL(key.endpoint).origin}/questions/${id}`);
		const answer = await request.get(`/api/v1/xapi/statements?activity=${activity}`, {
			headers: headers(key)
		});
		return (await answer.json()).statements.length;
	};
	await expect.poll(() => asked(last)).toBe(1);
	expect(await asked(before)).toBe(1);
	expect(await asked(after)).toBe(0);

	await questions.click();
	await has_said(office, 'Questions: reported no more.');
	await office.goto('/administration/records/reported');
	await office.getByLabel('Reported by').selectOption({ label: 'Kring' });
	await office.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(office.getByRole('list', { name: 'What arrives' }).getByText('· Kring').first()).toBeVisible();
	await page.reload();
	await expect(page.getByText('Somebody asks something')).toBeHidden();
	await objection.click();
	await has_said(page, 'From now on you take part again.');
	expect(heard).toEqual([]);
});

test('an administrator confirms an address that somebody wrote down themselves', async ({
	browser,
	request
}) => {
	test.slow();
	const member = await new_person(`Fien ${unique()}`, 'en', false);
	const key = await new_client(['write']);
	const course = unique();
	await report(request, key, { mbox: `mailto:${member.email}` }, course);

	const page = await open_as(browser, member);
	const told = page.getByText('An administrator has not said yet');
	await page.goto('/me/records');
	await expect(told).toContainText(member.email);
	await is_accessible(page);

	const office = await open_as(browser, an_administrator(), { width: 320 });
	const heard = complaints(office);
	await office.goto('/administration/records/waiting');
	const confirm = office
		.getByRole('list', { name: 'Is this their address?' })
		.getByRole('button', { name: member.email });
	await expect(confirm).toBeVisible();
	await is_accessible(office);
	await confirm.focus();
	await office.keyboard.press('Enter');
	const dialog = office.getByRole('dialog');
	await expect(dialog).toContainText(member.email);
	await is_accessible(office);
	await dialog.getByRole('button', { name: 'It is theirs' }).click();
	await has_said(office, `From now on we recognise ${member.name} by that address.`);
	await expect(confirm).toHaveCount(0);
	await expect(office.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(`Course ${course}`, { exact: true })).toBeVisible({ timeout: 1000 });
	}).toPass(taken_in);
	await expect(told).toBeHidden();
	expect(heard).toEqual([]);
});

test('an administrator says who completed what, and takes it back', async ({ browser, request }) => {
	test.slow();
	const member = await new_person(`Lies ${unique()}`);
	const key = await new_client(['write']);
	const course = unique();
	await report(request, key, { mbox: `mailto:${member.email}` }, `known-${course}`);
	await report(request, key, { account: { homePage: 'http://lms.example', name: course } }, course);

	const page = await open_as(browser, member);
	const known = page.getByText(`Course known-${course}`);
	await expect(async () => {
		await page.goto('/me/records');
		await expect(known).toBeVisible({ timeout: 1000 });
	}).toPass(taken_in);
	await is_accessible(page);

	const office = await open_as(browser, an_administrator(), { width: 390 });
	const heard = complaints(office);
	await office.goto('/administration/records/waiting');
	const waiting = office.getByRole('list', { name: 'Waiting' });
	const line = waiting.getByRole('listitem').filter({ hasText: key.client.name });
	await expect(line).toContainText('1 completion');
	await expect(line).not.toContainText(course);
	await is_accessible(office);
	await line.getByRole('button', { name: 'Who is this?' }).click();
	const dialog = office.getByRole('dialog');
	await dialog.getByLabel('Why do you want to know?').fill('Whose completion is this?');
	await office.keyboard.press('Enter');
	await expect(dialog.locator(':focus')).toContainText(`${course} at lms.example`);
	await office.keyboard.press('Escape');
	await line.getByRole('button', { name: /^This is …/ }).click();
	await expect(dialog.getByLabel('Name or e-mail address')).toBeFocused();
	await office.keyboard.type('zzyzx');
	await expect(dialog.getByText('Nobody found')).toBeVisible();
	await dialog.getByLabel('Name or e-mail address').fill(member.email.toUpperCase());
	const found = dialog.getByRole('list', { name: 'People found' }).getByRole('button');
	await expect(found).toHaveCount(1);
	await is_accessible(office);
	await office.keyboard.press('Tab');
	await office.keyboard.press('Enter');
	await expect(line).toHaveCount(0);
	await expect(office.getByRole('heading', { level: 1 })).toBeFocused();
	await page.reload();
	await expect(page.getByText(`Course ${course}`, { exact: true })).toBeVisible();

	const mapped = office.getByRole('list', { name: 'You said who it is' });
	await mapped.getByRole('listitem').filter({ hasText: member.name }).getByRole('button').click();
	await is_accessible(office);
	await dialog.getByRole('button', { name: 'Undo' }).click();
	await expect(line).toHaveCount(1);
	await page.reload();
	await expect(known).toBeVisible();
	await expect(page.getByText(`Course ${course}`, { exact: true })).toHaveCount(0);
	expect(heard).toEqual([]);
});

test('what is reported and who waits is no member’s to see', async ({ browser }) => {
	const page = await open_as(browser, a_member());
	for (const path of ['own', 'waiting']) {
		await page.goto(`/administration/records/${path}`);
		await expect(page.getByRole('switch')).toHaveCount(0);
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Kring itself|Who is who/);
	}
});
