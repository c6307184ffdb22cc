import { expect, test, type Page } from '@playwright/test';
import { ask_api, fits, is_accessible, new_community, new_person, open_as } from './kring.ts';

const wide_table = [
	'| Pump | Breaker | Curve | Start current | Rated current | Measured at | Remark |',
	'|---|---|---|---:|---:|:---:|---|',
	'| Quattro 8 kW | C16 | C | 64 A | 13 A | Dendermonde | trips at every start |'
].join('\n');

/** Somebody with a question, and where it stands. */
async function asked(text = 'It trips only at the start.') {
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	const question = await ask_api<{ id: string }>(noor, 'post', `/communities/${community.id}/questions`, {
		title: 'Which breaker fits this pump?',
		text
	});
	return { noor, question, path: `/questions/${question.id}` };
}

const tables_scroll = async (page: Page) =>
	page
		.locator('.table-scroll')
		.evaluateAll((boxes) => boxes.every(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));

test('a wide table scrolls in its own box, wherever it is written', async ({ browser }) => {
	const { noor, question, path } = await asked(wide_table);
	const answer = await ask_api<{ id: string }>(noor, 'post', `/questions/${question.id}/answers`, {
		text: `- In a list:\n\n${wide_table.replaceAll(/^/gm, '  ')}\n\n> ${wide_table.replaceAll('\n', '\n> ')}`
	});
	await ask_api(noor, 'post', `/answers/${answer.id}/comments`, { text: wide_table });
	const page = await open_as(browser, noor, { width: 320 });
	await page.goto(path);
	await expect(page.getByRole('table')).toHaveCount(4);
	await fits(page);
	expect(await tables_scroll(page)).toBe(true);
	await is_accessible(page);
	await page.getByLabel('Your answer').fill(wide_table);
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByRole('table')).toHaveCount(5);
	await fits(page);
	await page.locator('.table-scroll').first().focus();
	await page.keyboard.press('ArrowRight');
	await expect
		.poll(() =>
			page
				.locator('.table-scroll')
				.first()
				.evaluate(({ scrollLeft }) => scrollLeft)
		)
		.toBeGreaterThan(0);
	const cell = page.getByRole('cell', { name: '64 A' }).first();
	expect(await cell.evaluate((element) => getComputedStyle(element).textAlign)).toBe('right');
});

test('the last words are there again after a reload at once, and a comment opens by itself', async ({
	browser
}) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByRole('button', { name: 'Comment' }).click();
	await page.getByLabel('Write a comment').fill('Half a comment');
	await page.getByLabel('Your answer').fill('Half an answer');
	await page.reload();
	await expect(page.getByLabel('Your answer')).toHaveValue('Half an answer');
	await expect(page.getByLabel('Write a comment')).toHaveValue('Half a comment');
	await page.getByLabel('Your answer').fill('Half an answer, and more');
	await page.goto('/ask');
	await page.getByLabel('Your question').fill('Half a question');
	await page.reload();
	await expect(page.getByLabel('Your question')).toHaveValue('Half a question');
	await page.goto(path);
	await expect(page.getByLabel('Your answer')).toHaveValue('Half an answer, and more');
});

test('a place alone is no draft, and words brought elsewhere can go back', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const [pumps, cables] = await Promise.all([new_community(noor), new_community(noor)]);
	const page = await open_as(browser, noor);
	await page.goto(`/ask?community=${pumps.id}`);
	await expect(page.getByLabel('Community')).toHaveValue(pumps.id);
	await page.goto('/ask');
	await expect(page.getByLabel('Community')).toHaveValue('');
	await page.getByLabel('Your question').fill('Half a question about pumps');
	await page.getByLabel('Community').selectOption(pumps.id);
	await expect(page.getByText(/Draft kept on this device/)).toBeVisible();
	await page.goto(`/ask?community=${cables.id}`);
	await expect(page.getByLabel('Your question')).toHaveValue('Half a question about pumps');
	await expect(page.getByText(`What you wrote before was for ${pumps.name}.`)).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: `Ask it in ${pumps.name} after all` }).click();
	await expect(page.getByLabel('Community')).toHaveValue(pumps.id);
	await expect(page.getByText('What you wrote before was for')).toBeHidden();
});

test('an edit that was half written opens again after a reload', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await page.getByLabel('Text').fill('It trips at every start.');
	await page.reload();
	await expect(page.getByLabel('Text')).toHaveValue('It trips at every start.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('It trips at every start.')).toBeVisible();
	await expect(page.getByLabel('Text')).toBeHidden();
});

test('an edit of an answer that was opened by a reload closes when it is saved', async ({ browser }) => {
	const { noor, path } = await asked();
	const answer = await ask_api<{ id: string }>(noor, 'post', `${path}/answers`, { text: 'Measure first.' });
	const page = await open_as(browser, noor);
	await page.goto(path);
	const card = page.locator(`[id="${answer.id}"]`);
	await card.getByRole('button', { name: 'More: Noor Smit' }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await card.getByRole('textbox').fill('Measure twice.');
	await card.getByRole('button', { name: 'Comment' }).waitFor({ state: 'hidden' });
	await page.reload();
	await expect(card.getByRole('textbox')).toHaveValue('Measure twice.');
	await card.getByRole('button', { name: 'Save' }).click();
	await expect(card.getByText('Measure twice.')).toBeVisible();
	await expect(card.getByRole('textbox')).toBeHidden();
});

test('withdrawing an accepted answer asks first, since its acceptance is lost', async ({ browser }) => {
	const { noor, question, path } = await asked();
	const youssef = await new_person('Youssef Amrani');
	const { community } = await ask_api<{ community: { id: string } }>(noor, 'get', path);
	await ask_api(youssef, 'put', `/communities/${community.id}/membership`);
	const answer = await ask_api<{ id: string }>(youssef, 'post', `${path}/answers`, {
		text: 'Measure first.'
	});
	await ask_api(noor, 'put', `/questions/${question.id}/acceptance`, { answer: answer.id });
	const page = await open_as(browser, youssef);
	await page.goto(path);
	const card = page.locator(`[id="${answer.id}"]`);
	const withdraw = async () => {
		await card.getByRole('button', { name: /^More/ }).click();
		await page.getByRole('menuitem', { name: 'Withdraw' }).click();
	};
	await withdraw();
	const dialog = page.getByRole('dialog', { name: 'Withdraw this answer?' });
	await expect(dialog.getByText('It is the accepted one.')).toBeVisible();
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(card.getByText('Accepted answer')).toBeVisible();
	await withdraw();
	await dialog.getByRole('button', { name: 'Withdraw' }).click();
	await expect(card.getByText('This answer was withdrawn.')).toBeVisible();
});
