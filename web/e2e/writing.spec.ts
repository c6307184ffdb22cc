import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	is_accessible,
	join_community,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question,
	unique
} from './kring.ts';

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

test('what is on its way to be posted can neither be typed on nor thrown away', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	let let_through = () => {};
	const is_let_through = new Promise<void>((resolve) => (let_through = resolve));
	await page.route('**/answers', async (route) => {
		await is_let_through;
		await route.fallback();
	});
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	await box.fill('The inrush current.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	await expect(page.locator('form[aria-busy]')).toBeVisible();
	await box.press('End');
	await page.keyboard.type(' And the cable.');
	await page.getByRole('button', { name: /^Bold/ }).click();
	await page.getByRole('button', { name: 'Discard draft' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(box).toHaveValue('The inrush current.');
	let_through();
	await expect(page.getByRole('article').getByText('The inrush current.')).toBeVisible();
});

test('a box that was emptied is empty after a reload at once', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	await box.fill('Half an answer');
	await box.fill('');
	await page.reload();
	await expect(box).toHaveValue('');
	await box.fill('Half an answer');
	await expect(page.getByText('Draft kept on this device')).toBeVisible();
	await box.fill('');
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(box).toHaveValue('');
	await expect(page.getByRole('button', { name: 'Discard draft' })).toBeHidden();
});

test('a comment opens by itself only while it is not posted, also where the answer was away meanwhile', async ({
	browser
}) => {
	const { noor, path } = await asked();
	const youssef = await new_person('Youssef Amrani');
	const { community } = await ask_api<{ community: { id: string } }>(noor, 'get', path);
	await ask_api(youssef, 'put', `/communities/${community.id}/membership`);
	const answer = await ask_api<{ id: string }>(youssef, 'post', `${path}/answers`, {
		text: 'Measure first.'
	});
	const withdrawal = `/answers/${answer.id}/withdrawal`;
	const page = await open_as(browser, noor);
	await page.goto(path);
	const card = page.locator(`[id="${answer.id}"]`);
	await card.getByRole('button', { name: 'Comment' }).click();
	const box = card.getByLabel('Write a comment');
	await box.fill('How?');
	await page.reload();
	await expect(box).toHaveValue('How?');
	const away_and_back = async () => {
		await ask_api(youssef, 'put', withdrawal);
		await expect(card).toHaveCount(0);
		await ask_api(youssef, 'delete', withdrawal);
		await expect(card).toBeVisible();
	};
	await away_and_back();
	await expect(box).toHaveValue('How?');
	await card.getByRole('button', { name: 'Post', exact: true }).click();
	await expect(card.getByText('How?')).toBeVisible();
	await away_and_back();
	await expect(card.getByText('How?')).toBeVisible();
	await expect(box).toHaveCount(0);
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

test('beside an edit it is said which language was told of the words as they stand there', async ({
	browser
}) => {
	const { noor, path } = await asked('It trips only at the start, whatever the weather is like.');
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	const chosen = page.getByLabel('Language').locator('option:checked');
	await expect(chosen).toHaveText('Automatic (English)');
	const box = page.getByLabel('Text', { exact: true });
	await box.fill('Hij valt alleen uit bij de start, wat voor weer het ook is.');
	await expect(chosen).toHaveText('Automatic');
	await box.fill('It trips only at the start, whatever the weather is like.');
	await expect(chosen).toHaveText('Automatic (English)');
});

test('an edit that was half written opens again after a reload', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await page.getByLabel('Text', { exact: true }).fill('It trips at every start.');
	await page.reload();
	await expect(page.getByLabel('Text', { exact: true })).toHaveValue('It trips at every start.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('It trips at every start.')).toBeVisible();
	await expect(page.getByLabel('Text', { exact: true })).toBeHidden();
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
	await ask_api(noor, 'post', `/answers/${answer.id}/comments`, { text: 'With which meter?' });
	await ask_api(noor, 'put', `/questions/${question.id}/acceptance`, { answer: answer.id });
	const [page, askers] = [await open_as(browser, youssef), await open_as(browser, noor, { width: 320 })];
	await open_question(askers, path);
	await page.goto(path);
	const card = page.locator(`[id="${answer.id}"]`);
	const withdraw = async () => {
		await card.getByRole('button', { name: /^More/ }).click();
		await page.getByRole('menuitem', { name: 'Withdraw' }).click();
	};
	await withdraw();
	const dialog = page.getByRole('dialog', { name: 'Withdraw this answer?' });
	await expect(dialog.getByText('It is the accepted one.')).toBeVisible();
	await expect(dialog.getByText('Their comments go out of sight with it')).toBeVisible();
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(card.getByText('Accepted answer')).toBeVisible();
	await withdraw();
	await dialog.getByRole('button', { name: 'Withdraw' }).click();
	await expect(card.getByText('This answer was withdrawn.')).toBeVisible();
	await expect(askers.getByText('The accepted answer was withdrawn.')).toBeVisible();
	await is_accessible(askers);
	await card.getByRole('button', { name: 'Put it back' }).click();
	await expect(
		askers.getByText('The answer from Youssef Amrani is back. You can accept it again.')
	).toBeVisible();
	await fits(askers);
	await askers.getByRole('button', { name: 'Accept this answer' }).click();
	await expect(askers.getByText('Accepted answer')).toBeVisible();
});

test('the focus goes on in the form when a draft is thrown away', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByLabel('Your answer').fill('Half an answer');
	await page.getByRole('button', { name: 'Discard draft' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
	await expect(page.getByLabel('Your answer')).toHaveValue('');
	await expect(page.getByLabel('Your answer')).toBeFocused();
});

test('a change that is given up is called a change', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await page.getByLabel('Text', { exact: true }).fill('It trips at every start.');
	await page.getByRole('button', { name: 'Cancel' }).click();
	const dialog = page.getByRole('dialog', { name: 'Discard your change?' });
	await is_accessible(page);
	await dialog.getByRole('button', { name: 'Discard change' }).click();
	await expect(page.getByText('It trips only at the start.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
});

test('the bar comes with the first word without moving what is around it, and its keys work', async ({
	browser
}) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	const post = page.getByRole('button', { name: 'Post answer' });
	await expect(page.getByRole('button', { name: 'Preview' })).toBeHidden();
	await post.scrollIntoViewIfNeeded();
	const before = await post.boundingBox();
	await box.focus();
	const bold = page.getByRole('button', { name: 'Bold' });
	await expect(bold).toHaveAttribute('title', /Bold \((Ctrl\+|⌘)B\)/);
	expect(await post.boundingBox()).toEqual(before);
	await page.keyboard.type('measure');
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('ControlOrMeta+B');
	await expect(box).toHaveValue('**measure**');
	await page.keyboard.press('ControlOrMeta+I');
	await expect(box).toHaveValue('**_measure_**');
	await page.keyboard.press('ControlOrMeta+B');
	await expect(box).toHaveValue('_measure_');
});

test('a mark that is set again is taken away, just after the word and with words selected', async ({
	browser
}) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	const bold = page.getByRole('button', { name: 'Bold' });
	await box.focus();
	await page.keyboard.type('Measure twice');
	await page.keyboard.press('ControlOrMeta+B');
	await expect(box).toHaveValue('Measure **twice**');
	await page.keyboard.type('!');
	await expect(box).toHaveValue('Measure **twice!**');
	await page.keyboard.press('End');
	await page.keyboard.press('ControlOrMeta+B');
	await expect(box).toHaveValue('Measure twice!');
	await page.keyboard.press('ControlOrMeta+A');
	await bold.click();
	await expect(box).toHaveValue('**Measure twice!**');
	await expect(box).toBeFocused();
	await bold.click();
	await expect(box).toHaveValue('Measure twice!');
	await bold.press('Enter');
	await page.keyboard.press('End');
	await bold.press('Space');
	await expect(box).toHaveValue('Measure twice!');
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(box).toHaveValue('**Measure twice!**');
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('ControlOrMeta+I');
	await expect(box).toHaveValue('_**Measure twice!**_');
	await page.keyboard.press('ControlOrMeta+B');
	await expect(box).toHaveValue('_Measure twice!_');
});

test('a mark that was set is left with a second press, by keyboard and by finger', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor, { width: 390, touch: true });
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	const [bold, italic] = [
		page.getByRole('button', { name: 'Bold' }),
		page.getByRole('button', { name: 'Italic' })
	];
	await box.focus();
	await page.keyboard.type('Use ');
	await page.keyboard.press('ControlOrMeta+B');
	await page.keyboard.type('always');
	await page.keyboard.press('ControlOrMeta+B');
	// The same words stand there before the press is heard: only the caret tells.
	await expect
		.poll(() => box.evaluate((area) => (area as HTMLTextAreaElement).selectionStart))
		.toBe('Use **always**'.length);
	await expect(box).toHaveValue('Use **always**');
	await page.keyboard.type(' a ');
	const resting = await bold.evaluate((tool) => getComputedStyle(tool).backgroundColor);
	await bold.tap();
	await italic.tap();
	await page.keyboard.type('D');
	await bold.tap();
	await page.keyboard.type(' curve');
	await italic.tap();
	await page.keyboard.type('.');
	await expect(box).toHaveValue('Use **always** a _**D** curve_.');
	await expect(box).toBeFocused();
	expect(await bold.evaluate((tool) => getComputedStyle(tool).backgroundColor)).toBe(resting);
});

test('a list goes on with Enter, ends with a second one, and can be undone', async ({ browser }) => {
	const { noor, path } = await asked();
	const page = await open_as(browser, noor);
	await page.goto(path);
	const box = page.getByLabel('Your answer');
	await box.focus();
	await page.getByRole('button', { name: 'Bulleted list' }).click();
	await page.keyboard.type('one');
	await page.keyboard.press('Enter');
	await page.keyboard.type('two');
	await expect(box).toHaveValue('- one\n- two');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await page.keyboard.type('1. first');
	await page.keyboard.press('Enter');
	await expect(box).toHaveValue('- one\n- two\n\n1. first\n2. ');
	await page.keyboard.press('ControlOrMeta+Z');
	await expect(box).toHaveValue('- one\n- two\n\n1. first');
	await page.reload();
	await expect(box).toHaveValue('- one\n- two\n\n1. first');
});

test('what was asked before is offered beside a title with a slip in it, and leads there and back', async ({
	browser
}) => {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor);
	await join_community(youssef, community);
	const word = `plumbus${unique().replace(/\d/g, (digit) => 'klmnoprstv'.charAt(Number(digit)))}`;
	const title = `Which ${word} fits this pump?`;
	const question = await new_question(noor, community, title);
	// The index follows the journal.
	await expect
		.poll(async () => (await ask_api<{ items: [] }>(youssef, 'get', `/search?q=${word}`)).items.length)
		.toBe(1);
	for (const language of ['nl', 'en'] as const) {
		const heading = { nl: 'Helpt een van deze vragen je al?', en: 'Does one of these help already?' }[
			language
		];
		// Somebody else each time: what one leaves half written is there on their next device too.
		const reader = await new_person('Ilse Baas');
		await join_community(reader, community);
		const page = await open_as(browser, reader, { language, width: language === 'nl' ? 320 : 1360 });
		const heard = complaints(page);
		await page.goto(`/ask?community=${community.id}`);
		const typed = `Fitting ${word.replace('plum', 'plmu')}`;
		await page.locator('form textarea').first().fill(typed);
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
		const offered = page.getByRole('link', { name: title });
		await expect(offered).toBeVisible();
		await fits(page);
		await is_accessible(page);
		await offered.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(`/questions/${question.id}`);
		await page.goBack();
		await expect(page.locator('form textarea').first()).toHaveValue(typed);
		await page.locator('form textarea').first().fill('Nothing at all like that');
		await expect(page.getByRole('link', { name: title })).toBeHidden();
		expect(heard).toEqual([]);
	}
});

test('near the end of the room for a title it is said how much is left', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	await Promise.all([new_community(noor), new_community(noor)]);
	const page = await open_as(browser, noor);
	await page.goto('/ask');
	const title = page.getByLabel('Your question');
	await title.fill('x'.repeat(159));
	await expect(page.getByText(/characters left/)).toBeHidden();
	await title.fill('x'.repeat(170));
	await expect(page.getByText('30 characters left')).toBeVisible();
	await title.fill('x'.repeat(203));
	await expect(page.getByText('3 characters too many')).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: 'Post question' }).click();
	await expect(page.getByText('at most 200')).toBeVisible();
	await expect(page.getByText('Choose a community.')).toBeVisible();
	await title.fill('');
	await page.getByRole('button', { name: 'Post question' }).click();
	await expect(page.getByText('Put your question in one sentence.')).toBeVisible();
});

test('who was signed out while writing comes back to what was written', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	const page = await open_as(browser, noor);
	await page.goto(`/ask?community=${community.id}`);
	await page.getByLabel('Your question').fill('Which breaker fits this pump?');
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Post question' }).click();
	const alert = page.getByRole('alert').filter({ hasText: 'You were signed out' });
	await is_accessible(page);
	await alert.getByRole('link', { name: 'Sign in' }).click();
	await page.getByLabel('Work e-mail').fill(noor.email);
	await page.getByLabel('Password').fill(noor.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL('/ask');
	await expect(page.getByLabel('Your question')).toHaveValue('Which breaker fits this pump?');
});

test('with letters of twice the size nothing runs off the page', async ({ browser }) => {
	const { noor, question, path } = await asked(wide_table);
	await ask_api(noor, 'post', `/questions/${question.id}/answers`, { text: wide_table });
	const page = await open_as(browser, noor, { language: 'nl' });
	for (const place of [path, '/', '/me', '/ask', '/communities']) {
		await page.goto(place);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		await fits(page);
	}
});

test('with letters of twice the size words are divided by the page’s language, and an author’s line has room', async ({
	browser
}) => {
	const { noor, path } = await asked('Meet de spanningsloosheid met `spanningsloosheid --meet`.');
	const page = await open_as(browser, noor, { language: 'nl' });
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(path);
	const title = page.getByRole('heading', { level: 1 });
	await expect(title).toBeVisible();
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
	await expect(title).toHaveCSS('hyphens', 'auto');
	const text = page.getByRole('paragraph').filter({ hasText: 'Meet de' });
	await expect(text).toHaveCSS('hyphens', 'auto');
	await expect(text.locator('code')).toHaveCSS('hyphens', 'manual');
	const author = page.getByRole('article').first().locator('.byline');
	const line = author.getByRole('paragraph').filter({ has: page.locator('time') });
	expect((await line.boundingBox())!.width).toBeCloseTo((await author.boundingBox())!.width, 0);
	await fits(page);
});
