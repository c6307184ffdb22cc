import { createHash, randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import XAPI from '@xapi/xapi';
import TinCan from 'tincanjs';
import type { components } from '../src/lib/api/schema.d.ts';
import { test } from './answers.ts';
import { an_administrator, ask_api, unique } from './kring.ts';

// The clients that tools are built with, as npm has them, against the record store as it is served.

type Schemas = components['schemas'];
type Sent = Parameters<XAPI['sendStatement']>[0]['statement'];

const made_key = (scopes: Schemas['RecordClient']['scopes'] = ['all']) =>
	ask_api<Schemas['RecordClientWithKey']>(an_administrator(), 'post', '/record_clients', {
		name: `Tool ${unique()}`,
		scopes
	});

const noor = { objectType: 'Agent', mbox: 'mailto:noor@vermaas-maes.example', name: 'Noor' } as const;
const note = (content: ArrayBuffer) => ({
	usageType: 'http://example.org/note',
	display: { en: 'Note' },
	contentType: 'text/plain',
	length: content.byteLength,
	sha2: createHash('sha256').update(Buffer.from(content)).digest('hex')
});

test.describe('@xapi/xapi', () => {
	const connect = async (more: object = {}) => {
		const { endpoint, user, secret } = await made_key();
		return new XAPI({ endpoint, auth: XAPI.toBasicAuth(user, secret), ...more });
	};
	/** A statement about something that no other test speaks of. */
	const about = (activity: string, more: object = {}) =>
		({ actor: noor, verb: XAPI.Verbs.COMPLETED, object: { id: activity }, ...more }) as Sent;
	const a_course = () => `http://example.org/course/${unique()}`;
	/** What a refused request was answered with. */
	const status_of = (asked: Promise<unknown>) =>
		asked.then(
			() => 'done',
			({ response }: { response: { status: number } }) => response.status
		);

	test('sends one and many, and reads them all, a page at a time', async () => {
		const lrs = await connect();
		const course = a_course();
		const id = randomUUID();
		expect((await lrs.sendStatement({ statement: about(course, { id }) })).data).toEqual([id]);
		const many = Array.from({ length: 5 }, () => about(course));
		const { data: others } = await lrs.sendStatements({ statements: many });
		expect(others).toHaveLength(5);
		const read: string[] = [];
		let { data: page } = await lrs.getStatements({ activity: course, limit: 2, ascending: true });
		for (;;) {
			if (!('statements' in page)) throw new Error('a page with attachments was not asked for');
			read.push(...page.statements.map((each) => each.id!));
			if (!page.more) break;
			page = (await lrs.getMoreStatements({ more: page.more })).data as typeof page;
		}
		expect(read[0]).toBe(id);
		expect(read.slice(1).toSorted()).toEqual(others.toSorted());
		const { data: one } = await lrs.getStatement({ statementId: id });
		expect(one).toMatchObject({ id, actor: noor, verb: { id: XAPI.Verbs.COMPLETED.id } });
	});

	test('finds by each filter', async () => {
		const lrs = await connect();
		const course = a_course();
		const registration = randomUUID();
		const actor = { ...noor, mbox: `mailto:${unique()}@example.org` };
		const [id] = (await lrs.sendStatement({ statement: about(course, { actor, context: { registration } }) }))
			.data;
		const module = about(a_course(), {
			verb: XAPI.Verbs.ANSWERED,
			context: { contextActivities: { parent: [{ id: course }] }, instructor: actor }
		});
		const [part] = (await lrs.sendStatement({ statement: module })).data;
		const ids = async (wanted: Parameters<XAPI['getStatements']>[0]) => {
			const { data } = await lrs.getStatements(wanted);
			return (data as { statements: Sent[] }).statements.map((each) => each.id);
		};
		expect(await ids({ activity: course })).toEqual([id]);
		expect(await ids({ activity: course, related_activities: true })).toEqual([part, id]);
		expect(await ids({ agent: actor })).toEqual([id]);
		expect(await ids({ agent: actor, related_agents: true })).toEqual([part, id]);
		expect(await ids({ agent: actor, related_agents: true, verb: XAPI.Verbs.ANSWERED.id })).toEqual([part]);
		expect(await ids({ registration })).toEqual([id]);
		const { data: kept } = await lrs.getStatement({ statementId: id!, format: 'ids' });
		expect(await ids({ activity: course, since: kept.stored })).toEqual([]);
		expect(await ids({ activity: course, until: kept.stored })).toEqual([id]);
	});

	test('is refused a batch as a whole, and another statement under a known id', async () => {
		const lrs = await connect();
		const course = a_course();
		const id = randomUUID();
		const good = about(course, { id });
		const bad = { ...about(course), verb: { id: 'no IRI' } };
		expect(await status_of(lrs.sendStatements({ statements: [good, bad] }))).toBe(400);
		expect(await status_of(lrs.getStatement({ statementId: id }))).toBe(404);
		expect(await status_of(lrs.sendStatement({ statement: good }))).toBe('done');
		expect(await status_of(lrs.sendStatement({ statement: good }))).toBe('done');
		const other = about(a_course(), { id });
		expect(await status_of(lrs.sendStatements({ statements: [about(course), other] }))).toBe(409);
		expect((await lrs.getStatements({ activity: course })).data).toMatchObject({ statements: [{ id }] });
	});

	test('voids one, and many', async () => {
		const lrs = await connect();
		const course = a_course();
		const { data: ids } = await lrs.sendStatements({ statements: [1, 2, 3].map(() => about(course)) });
		await lrs.voidStatement({ actor: noor, statementId: ids[0]! });
		await lrs.voidStatements({ actor: noor, statementIds: ids.slice(1) });
		for (const id of ids) {
			expect(await status_of(lrs.getStatement({ statementId: id }))).toBe(404);
			expect((await lrs.getVoidedStatement({ voidedStatementId: id })).data).toMatchObject({ id });
		}
	});

	test('sends what belongs to a statement, and gets it back', async () => {
		// Its other way out, axios, writes its own media type over multipart/mixed when it runs in Node.
		const lrs = await connect({ adapter: 'fetch' });
		const content = new TextEncoder().encode('Tighten it by a quarter turn.').buffer as ArrayBuffer;
		const statement = about(a_course(), { attachments: [note(content)] });
		const [id] = (await lrs.sendStatement({ statement, attachments: [content] })).data;
		const { data } = await lrs.getStatement({ statementId: id!, attachments: true });
		expect(data[0]).toMatchObject({ id });
		expect(data[1]).toBe('Tighten it by a quarter turn.');
	});

	test('keeps state, and profiles of activities and agents', async () => {
		const lrs = await connect();
		const activityId = a_course();
		const agent = { ...noor, mbox: `mailto:${unique()}@example.org` };
		const state = { agent, activityId, stateId: 'bookmark' };
		await lrs.setState({ ...state, state: { page: 3 } });
		await lrs.createState({ ...state, state: { volume: 1 } });
		expect((await lrs.getState(state)).data).toEqual({ page: 3, volume: 1 });
		expect((await lrs.getStates({ agent, activityId })).data).toEqual(['bookmark']);
		await lrs.deleteState(state);
		expect(await status_of(lrs.getState(state))).toBe(404);

		const of_activity = { activityId, profileId: 'difficulty' };
		const fresh = { etag: '*', matchHeader: 'If-None-Match' } as const;
		await lrs.setActivityProfile({ ...of_activity, ...fresh, profile: { level: 2 } });
		expect(await status_of(lrs.setActivityProfile({ ...of_activity, ...fresh, profile: { level: 3 } }))).toBe(
			412
		);
		const before = await lrs.getActivityProfile(of_activity);
		expect(before.data).toEqual({ level: 2 });
		const known = { etag: String(before.headers.etag), matchHeader: 'If-Match' } as const;
		await lrs.setActivityProfile({ ...of_activity, ...known, profile: { level: 3 } });
		expect((await lrs.getActivityProfiles({ activityId })).data).toEqual(['difficulty']);
		await lrs.deleteActivityProfile(of_activity);
		expect(await status_of(lrs.getActivityProfile(of_activity))).toBe(404);

		const of_agent = { agent, profileId: 'language' };
		await lrs.createAgentProfile({ ...of_agent, profile: { speaks: 'nl' } });
		expect((await lrs.getAgentProfile(of_agent)).data).toEqual({ speaks: 'nl' });
		expect((await lrs.getAgentProfiles({ agent })).data).toEqual(['language']);
	});

	test('puts a profile without a condition where there is none, as 2.0 has it', async () => {
		const lrs = await connect({ version: '2.0.0' });
		const profile = { activityId: a_course(), profileId: 'difficulty', profile: { level: 2 } };
		const unconditional = profile as Parameters<XAPI['setActivityProfile']>[0];
		expect(await status_of(lrs.setActivityProfile(unconditional))).toBe('done');
		expect((await lrs.getActivityProfile(profile)).data).toEqual({ level: 2 });
		expect(await status_of(lrs.setActivityProfile(unconditional))).toBe(409);
	});

	test('reads what is known of activities, agents and the record store', async () => {
		const lrs = await connect();
		const course = a_course();
		const definition = { name: { en: 'Heat pumps' } };
		await lrs.sendStatement({ statement: about(course, { object: { id: course, definition } }) });
		expect((await lrs.getActivity({ activityId: course })).data).toMatchObject({ id: course, definition });
		expect((await lrs.getAgent({ agent: noor })).data).toMatchObject({ mbox: [noor.mbox] });
		expect((await lrs.getAbout()).data.version).toContain('2.0.0');
	});

	test('comes in with a token instead of its key, for what the token says', async () => {
		const { endpoint, user, secret } = await made_key(['write', 'read_mine']);
		const asked = await fetch(`${endpoint}/token`, {
			method: 'POST',
			headers: { Authorization: XAPI.toBasicAuth(user, secret) },
			body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'write' })
		});
		expect(asked.status).toBe(200);
		const { access_token, token_type } = await asked.json();
		const lrs = new XAPI({ endpoint, auth: `${token_type} ${access_token}` });
		expect((await lrs.sendStatement({ statement: about(a_course()) })).data).toHaveLength(1);
		expect(await status_of(lrs.getStatements({ limit: 1 }))).toBe(403);
	});

	test('comes in at an address that ends in a slash or two', async () => {
		const { endpoint, user, secret } = await made_key();
		for (const ending of ['/', '//']) {
			const lrs = new XAPI({ endpoint: endpoint + ending, auth: XAPI.toBasicAuth(user, secret) });
			expect((await lrs.sendStatement({ statement: about(a_course()) })).data).toHaveLength(1);
		}
	});
});

test.describe('tincanjs', () => {
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- it has no types
	type Untyped = any;
	const connect = async (ending = '/') => {
		const { endpoint, user, secret } = await made_key();
		return new TinCan.LRS({
			endpoint: endpoint + ending,
			username: user,
			password: secret,
			allowFail: false
		});
	};
	/** It calls back with what failed, or with what came. */
	const answer_of = (ask: (callback: (failed: unknown, came: Untyped) => void) => void): Promise<Untyped> =>
		new Promise((resolve, reject) =>
			ask((failed, came) =>
				failed === null ? resolve(came) : reject(new Error(String(failed), { cause: came }))
			)
		);
	const agent = () => new TinCan.Agent({ mbox: `mailto:${unique()}@example.org`, name: 'Noor' });
	const a_course = () => new TinCan.Activity({ id: `http://example.org/course/${unique()}` });
	const about = (activity: Untyped, more: object = {}) =>
		new TinCan.Statement(
			{ actor: agent(), verb: { id: 'http://adlnet.gov/expapi/verbs/completed' }, target: activity, ...more },
			{ stampId: true }
		);
	const ids = (found: Untyped): string[] => found.statements.map(({ id }: { id: string }) => id);

	test('sends one and many, and reads them all, a page at a time', async () => {
		const lrs = await connect();
		const course = a_course();
		const first = about(course);
		await answer_of((callback) => lrs.saveStatement(first, { callback }));
		const others = [about(course), about(course), about(course)];
		await answer_of((callback) => lrs.saveStatements(others, { callback }));
		const params = { activity: course, limit: 3, ascending: true };
		const page = await answer_of((callback) => lrs.queryStatements({ params, callback }));
		const rest = await answer_of((callback) => lrs.moreStatements({ url: page.more, callback }));
		expect([...ids(page), ...ids(rest)]).toEqual([first, ...others].map(({ id }) => id));
		expect(rest.more).toBeFalsy();
		const one = await answer_of((callback) => lrs.retrieveStatement(first.id, { callback }));
		expect(one.actor.mbox).toBe(first.actor.mbox);
	});

	test('finds by each filter', async () => {
		const lrs = await connect();
		const course = a_course();
		const registration = TinCan.Utils.getUUID();
		const statement = about(course, { context: { registration, instructor: agent() } });
		await answer_of((callback) => lrs.saveStatement(statement, { callback }));
		for (const params of [
			{ agent: statement.actor },
			{ agent: statement.context.instructor, related_agents: true },
			{ activity: course, verb: statement.verb },
			{ registration, format: 'canonical' }
		]) {
			const found = await answer_of((callback) => lrs.queryStatements({ params, callback }));
			expect(ids(found), JSON.stringify(Object.keys(params))).toEqual([statement.id]);
		}
	});

	test('voids', async () => {
		const lrs = await connect();
		const statement = about(a_course());
		await answer_of((callback) => lrs.saveStatement(statement, { callback }));
		const target = { objectType: 'StatementRef', id: statement.id };
		const voiding = about(target, { verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } });
		await answer_of((callback) => lrs.saveStatement(voiding, { callback }));
		await expect(answer_of((callback) => lrs.retrieveStatement(statement.id, { callback }))).rejects.toThrow(
			'404'
		);
		const voided = await answer_of((callback) => lrs.retrieveVoidedStatement(statement.id, { callback }));
		expect(voided.id).toBe(statement.id);
	});

	test('sends what belongs to a statement, and gets it back', async () => {
		const lrs = await connect();
		const text = 'Tighten it by a quarter turn.';
		const attachment = new TinCan.Attachment({
			usageType: 'http://example.org/note',
			display: { en: 'Note' },
			contentType: 'text/plain',
			content: text
		});
		const statement = about(a_course(), { attachments: [attachment] });
		await answer_of((callback) => lrs.saveStatement(statement, { callback }));
		const params = { attachments: true };
		const one = await answer_of((callback) => lrs.retrieveStatement(statement.id, { params, callback }));
		expect(one.attachments[0].getContentAsString()).toBe(text);
	});

	test('keeps state, and profiles of activities and agents', async () => {
		const lrs = await connect();
		const key = 'bookmark';
		const of = { activity: a_course(), agent: agent() };
		const json = { contentType: 'application/json' };
		const places = ['State', 'ActivityProfile', 'AgentProfile'];
		for (const place of places) {
			const save = (contents: object, more: object = {}) =>
				answer_of((callback) => lrs[`save${place}`](key, contents, { ...of, ...json, ...more, callback }));
			const retrieve = () => answer_of((callback) => lrs[`retrieve${place}`](key, { ...of, callback }));
			const listed = () => answer_of((callback) => lrs[`retrieve${place}Ids`]({ ...of, callback }));
			await save({ page: 3 });
			const kept = await retrieve();
			expect(kept.contents, place).toEqual({ page: 3 });
			await save({ page: 4 }, { lastSHA1: kept.etag });
			await expect(save({ page: 5 }, { lastSHA1: kept.etag }), place).rejects.toThrow('412');
			await save({ volume: 1 }, { method: 'POST', lastSHA1: (await retrieve()).etag });
			expect((await retrieve()).contents, place).toEqual({ page: 4, volume: 1 });
			expect(await listed(), place).toEqual([key]);
			await answer_of((callback) => lrs[`drop${place}`](key, { ...of, callback }));
			expect(await retrieve(), place).toBeNull();
		}
	});

	test('reads what is known of an activity, and of the record store', async () => {
		const lrs = await connect();
		const course = a_course();
		const described = new TinCan.Activity({ id: course.id, definition: { name: { en: 'Heat pumps' } } });
		await answer_of((callback) => lrs.saveStatement(about(described), { callback }));
		const known = await answer_of((callback) => lrs.retrieveActivity(course.id, { callback }));
		expect(known.definition.name).toEqual({ en: 'Heat pumps' });
		const { version } = await answer_of((callback) => lrs.about({ callback }));
		expect(version).toContain('1.0.3');
	});

	test('comes in at an address that ends in two slashes', async () => {
		const lrs = await connect('//');
		await answer_of((callback) => lrs.saveStatement(about(a_course()), { callback }));
	});
});
