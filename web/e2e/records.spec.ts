import { expect, test } from '@playwright/test';
import { an_administrator, complaints, is_accessible, new_person, open_as, unique } from './kring.ts';

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
	await page.reload();
	await page.getByLabel('Reported by').selectOption({ label: name });
	const list = page.getByRole('list', { name: 'What arrives' });
	await expect(list.getByText('completed')).toHaveCount(1);
	await expect(list.getByText('course', { exact: true })).toBeVisible();
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
	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await page.getByRole('menuitem', { name: 'Make another key' }).click();
	await expect(page.getByText('There is another key.')).toBeVisible();
	expect((await report()).status()).toBe(200);
	await page.getByRole('button', { name: `Actions for ${name}` }).click();
	await page.getByRole('menuitem', { name: 'Disconnect' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
	await expect(page.getByText(`${name} is disconnected.`)).toBeVisible();
	await expect(page.getByRole('heading', { name })).toBeFocused();
	await expect(page.getByText(/^Disconnected \(\d+\)$/)).toBeVisible();
	await is_accessible(page);
	expect((await report()).status()).toBe(401);
	expect(heard).toEqual([]);
});
