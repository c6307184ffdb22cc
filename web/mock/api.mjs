/** Answers the API as agreed, from memory. Good enough to build and test the pages against; proves nothing else. */
import { broadcast, end_stream, sign_out_streams } from './live.mjs';
import { new_id, new_item, render, stamp, world } from './world.mjs';

class Refused extends Error {
	constructor(status, code, problems) {
		super(code);
		Object.assign(this, { status, code, problems });
	}
}
const refuse = (status, code, problems) => {
	throw new Refused(status, code, problems);
};
const missing = () => refuse(404, 'not_found');
const person = (id) => world.people.find((each) => each.id === id);
const byline = (id) => ({ id, name: person(id).name });
const place = ({ id, name }) => ({ id, name });
const community_of = (id) => world.communities.find((each) => each.id === id) ?? missing();
const standing = (c, me) => c.members.get(me.id)?.standing ?? (c.requests.has(me.id) ? 'requested' : 'none');
const is_in = (c, me) => c.members.has(me.id);
const facilitates = (c, me) => c.members.get(me.id)?.standing === 'facilitator';
const may_read = (c, me) => c.openness === 'open' || is_in(c, me);
const visible_community = (id, me) => {
	const c = community_of(id);
	return c.openness === 'private' && !is_in(c, me) ? missing() : c;
};
const readable_question = (id, me) => {
	const q = world.questions.find((each) => each.id === id) ?? missing();
	const c = community_of(q.community);
	if (!may_read(c, me) || (q.state === 'withdrawn' && q.by !== me.id && !facilitates(c, me))) missing();
	return q;
};
const facilitated = (id, me) => {
	const c = visible_community(id, me);
	return facilitates(c, me) ? c : refuse(403, 'not_allowed');
};
const without_undefined = (value) => JSON.parse(JSON.stringify(value));
const audience = (c) => ({ kind: c.openness === 'open' ? 'everyone' : 'members', readers: c.openness === 'open' ? 426 : c.members.size });
const paged = (all, query) => {
	const from = Number(query.get('after') ?? 0);
	return { items: all.slice(from, from + 30), next: from + 30 < all.length ? String(from + 30) : undefined };
};
const length = (path, text, least, most) => {
	if (typeof text !== 'string' || (!text.trim() && least)) return [{ path, code: 'required' }];
	if (text.trim().length < least) return [{ path, code: 'too_short', limit: least }];
	return text.length > most ? [{ path, code: 'too_long', limit: most }] : [];
};
const check = (...problems) => problems.flat().length && refuse(422, 'input.invalid', problems.flat());

const show_me = ({ id, name, email, administrator, language, look }) => ({ id, name, email, administrator, language, look });
const show_community = (c, me) => {
	const asked = may_read(c, me) ? world.questions.filter((q) => q.community === c.id && q.state === 'visible') : [];
	const at = standing(c, me);
	return {
		...place(c), theme: c.theme, purpose: c.purpose, openness: c.openness, members: c.members.size, standing: at,
		questions: asked.length, unanswered: asked.filter((q) => !q.answers.some((a) => a.state === 'visible')).length, audience: audience(c),
		facilitators: [...c.members].filter(([, m]) => m.standing === 'facilitator').map(([id]) => byline(id)),
		may: { ask: is_in(c, me), read: may_read(c, me), join: at === 'none' && c.openness !== 'private', leave: is_in(c, me), invite: facilitates(c, me), facilitate: facilitates(c, me) }
	};
};
const show_summary = (q) => ({
	id: q.id, title: q.title, excerpt: q.text.replace(/[*`]/g, '').slice(0, 240), by: byline(q.by), community: place(community_of(q.community)),
	asked_at: q.at, answers: q.answers.filter((a) => a.state === 'visible').length, accepted: Boolean(q.accepted)
});
const live_part = (item) => ({ id: item.id, html: render(item.text), by: byline(item.by), edited_at: item.edited_at, revision: item.revision, version: item.version, state: item.state });
const live_comment = (m) => ({ ...live_part(m), about: m.about, commented_at: m.at });
const live_answer = (a) => ({ ...live_part(a), question: a.question, answered_at: a.at, helpful: a.helpful.size });
const live_question = (q) => ({ ...live_part(q), title: q.title, community: place(community_of(q.community)), asked_at: q.at, accepted: q.accepted });
const seen = (list, me, c) => list.filter((each) => each.state === 'visible' || each.by === me.id || facilitates(c, me));
const may_change = (item, me, c) => ({
	edit: item.by === me.id,
	withdraw: item.state === 'visible' && (item.by === me.id || facilitates(c, me)),
	restore: item.state === 'withdrawn' && (item.by === me.id || facilitates(c, me))
});
const show_comment = (m, me, c) => ({ ...live_comment(m), text: m.text, may: may_change(m, me, c) });
const show_answer = (a, me, c) => ({
	...live_answer(a), text: a.text, helpful_mine: a.helpful.has(me.id), comments: seen(a.comments, me, c).map((m) => show_comment(m, me, c)),
	may: { comment: is_in(c, me), ...may_change(a, me, c), mark_helpful: is_in(c, me) && a.by !== me.id }
});
const show_question = (q, me) => {
	const c = community_of(q.community);
	const rank = (a) => (q.accepted === a.id ? 1e6 : 0) + a.helpful.size;
	return {
		...live_question(q), text: q.text, audience: audience(c), answers: seen(q.answers, me, c).toSorted((a, b) => rank(b) - rank(a) || a.at.localeCompare(b.at)).map((a) => show_answer(a, me, c)),
		comments: seen(q.comments, me, c).map((m) => show_comment(m, me, c)),
		may: { answer: is_in(c, me), comment: is_in(c, me), ...may_change(q, me, c), accept: q.by === me.id || facilitates(c, me) }
	};
};
const show_invitation = (i) => ({
	id: i.id, role: i.role, email: i.email, community: i.community && place(community_of(i.community)), state: i.state,
	invited_by: i.invited_by && byline(i.invited_by), made_at: i.made_at, expires_at: i.expires_at, used_by: i.used_by && byline(i.used_by)
});
const of_question = (q) => [q, ...q.comments, ...q.answers.flatMap((a) => [a, ...a.comments])];
const find_item = (id, me) => {
	for (const q of world.questions) {
		const item = of_question(q).find((each) => each.id === id);
		if (item) return { item, q: readable_question(q.id, me), c: community_of(q.community) };
	}
	return missing();
};
function tell(q, item) {
	item.version = stamp();
	const message = item === q ? { changed: 'question', question: live_question(q) } : 'helpful' in item ? { changed: 'answer', answer: live_answer(item) } : { changed: 'comment', comment: live_comment(item) };
	broadcast(q.id, without_undefined(message));
}
function edit({ item, q, c }, me, body, show) {
	if (item.by !== me.id) refuse(403, 'not_allowed');
	check(item === q ? length('/title', body.title, 8, 200) : [], length('/text', body.text, item === q ? 0 : 1, 40_000));
	if (body.revision !== item.revision) refuse(409, 'revision.stale');
	Object.assign(item, { text: body.text, revision: item.revision + 1, edited_at: new Date().toISOString() }, item === q && { title: body.title });
	item.revisions.unshift({ revision: item.revision, title: item.title, text: item.text, by: me.id, at: item.edited_at });
	tell(q, item);
	return [200, show(item, me, c)];
}
function set_state({ item, q, c }, me, state) {
	if (item.by !== me.id && !facilitates(c, me)) refuse(403, 'not_allowed');
	item.state = state;
	tell(q, item);
	return [204];
}
const revisions = ({ item }) => [200, { items: item.revisions.map((r) => ({ ...r, by: byline(r.by) })) }];
function make_invitation(i, origin) {
	Object.assign(i, { token: new_id() + new_id(), state: 'open', made_at: new Date().toISOString(), expires_at: new Date(Date.now() + 14 * 86_400_000).toISOString() });
	return [201, { invitation: show_invitation(i), link: `${origin}/welcome#${i.token}` }];
}
const opened = (token) => {
	const i = world.invitations.find((each) => each.token === token && each.state !== 'withdrawn') ?? refuse(404, 'invitation.unknown');
	if (i.state === 'used') refuse(410, 'invitation.used');
	if (i.state === 'expired') refuse(410, 'invitation.expired');
	return i;
};
const enter = (i, me) => {
	Object.assign(i, { state: 'used', used_by: me.id });
	if (i.community) community_of(i.community).members.set(me.id, { standing: 'member', since: new Date().toISOString() });
};
const last_facilitator = (c, id) => c.members.get(id)?.standing === 'facilitator' && [...c.members.values()].filter((m) => m.standing === 'facilitator').length === 1;
const sign_in = (me) => {
	const session = new_id();
	world.sessions.set(session, me.id);
	return session;
};
const comment_on = (about, q, c, me, body) => {
	if (!is_in(c, me)) refuse(403, 'membership.required');
	check(length('/text', body.text, 1, 2000));
	const made = new_item(me, body.text, { about: about.id });
	about.comments.push(made);
	tell(q, made);
	return [201, show_comment(made, me, c)];
};

const open_routes = {
	'GET /organisation': () => [200, { name: world.organisation, version: '0.1-mock', first_run: false, demo_people: world.people.slice(0, 5).map(({ name, email, password, about, first }) => ({ name, email, password, about, first })) }],
	'POST /session': ({ body }) => {
		const me = world.people.find((each) => each.email === body.email && each.password === body.password) ?? refuse(401, 'sign_in.wrong');
		return [200, show_me(me), sign_in(me)];
	},
	'POST /invitations/preview': ({ body }) => {
		const i = opened(body.token);
		const { role, email, community, invited_by } = show_invitation(i);
		return [200, { organisation: world.organisation, role, email, community, invited_by }];
	},
	'POST /accounts': ({ body }) => {
		const i = opened(body.token);
		check(length('/name', body.name, 2, 80), length('/email', body.email, 3, 200), length('/password', body.password, 12, 200));
		if (world.people.some(({ email }) => email === body.email)) refuse(409, 'account.exists');
		const me = { id: new_id(), name: body.name, email: body.email, password: body.password, administrator: i.role === 'administrator', language: body.language, look: 'system' };
		world.people.push(me);
		enter(i, me);
		return [201, show_me(me), sign_in(me)];
	}
};

const routes = {
	'GET /session': ({ me }) => [200, show_me(me)],
	'DELETE /session': ({ session }) => {
		world.sessions.delete(session);
		sign_out_streams(session);
		return [204];
	},
	'PUT /me/preferences': ({ me, body }) => [200, show_me(Object.assign(me, body))],
	'POST /invitations/acceptance': ({ me, body }) => {
		const i = opened(body.token);
		enter(i, me);
		return [200, { community: i.community && place(community_of(i.community)) }];
	},
	'GET /invitations': ({ me, query }) => (me.administrator ? [200, paged(world.invitations.map(show_invitation).toReversed(), query)] : missing()),
	'POST /invitations': ({ me, body, origin }) => {
		if (!me.administrator) missing();
		if (body.email !== undefined && !/^\S+@\S+\.\S+$/.test(body.email)) refuse(422, 'input.invalid', [{ path: '/email', code: 'malformed' }]);
		const i = { id: new_id(), ...body, invited_by: me.id };
		world.invitations.push(i);
		return make_invitation(i, origin);
	},
	'DELETE /invitations/:invitation': ({ at }) => {
		Object.assign(world.invitations.find(({ id }) => id === at.invitation) ?? missing(), { state: 'withdrawn' });
		return [204];
	},
	'POST /invitations/:invitation/renewal': ({ at, origin }) => make_invitation(world.invitations.find(({ id }) => id === at.invitation) ?? missing(), origin),
	'GET /communities': ({ me, query }) => {
		const shown = world.communities.filter((c) => c.openness !== 'private' || is_in(c, me));
		return [200, paged(shown.toSorted((a, b) => Number(is_in(b, me)) - Number(is_in(a, me)) || a.name.localeCompare(b.name)).map((c) => show_community(c, me)), query)];
	},
	'POST /communities': ({ me, body }) => {
		check(length('/name', body.name, 3, 80), length('/theme', body.theme, 2, 60), length('/purpose', body.purpose, 10, 300));
		const c = { id: new_id(), ...body, members: new Map([[me.id, { standing: 'facilitator', since: new Date().toISOString() }]]), requests: new Map() };
		world.communities.push(c);
		return [201, show_community(c, me)];
	},
	'GET /communities/:community': ({ me, at }) => [200, show_community(visible_community(at.community, me), me)],
	'PUT /communities/:community/membership': ({ me, at }) => {
		const c = visible_community(at.community, me);
		if (!is_in(c, me)) {
			if (c.openness === 'closed') c.requests.set(me.id, new Date().toISOString());
			else c.members.set(me.id, { standing: 'member', since: new Date().toISOString() });
		}
		return [200, show_community(c, me)];
	},
	'DELETE /communities/:community/membership': ({ me, at }) => {
		const c = visible_community(at.community, me);
		if (last_facilitator(c, me.id)) refuse(409, 'community.last_facilitator');
		c.members.delete(me.id);
		c.requests.delete(me.id);
		if (!may_read(c, me)) for (const q of world.questions) if (q.community === c.id) end_stream(q.id, me.id);
		return [204];
	},
	'POST /communities/:community/invitations': ({ me, at, origin }) => {
		const c = facilitated(at.community, me);
		const i = { id: new_id(), role: 'member', community: c.id, invited_by: me.id };
		world.invitations.push(i);
		return make_invitation(i, origin);
	},
	'GET /communities/:community/members': ({ me, at, query }) => {
		const c = visible_community(at.community, me);
		if (!may_read(c, me)) refuse(403, 'membership.required');
		return [200, paged([...c.members].map(([id, m]) => ({ person: byline(id), standing: m.standing, since: m.since })), query)];
	},
	'GET /communities/:community/requests': ({ me, at, query }) => [200, paged([...facilitated(at.community, me).requests].map(([id, asked_at]) => ({ person: byline(id), asked_at })), query)],
	'PUT /communities/:community/members/:person': ({ me, at }) => {
		const c = facilitated(at.community, me);
		if (!c.requests.delete(at.person)) refuse(409, 'membership.not_requested');
		c.members.set(at.person, { standing: 'member', since: new Date().toISOString() });
		return [204];
	},
	'DELETE /communities/:community/members/:person': ({ me, at }) => {
		const c = facilitated(at.community, me);
		if (last_facilitator(c, at.person)) refuse(409, 'community.last_facilitator');
		c.requests.delete(at.person);
		c.members.delete(at.person);
		return [204];
	},
	'PUT /communities/:community/facilitators/:person': ({ me, at }) => {
		facilitated(at.community, me).members.get(at.person).standing = 'facilitator';
		return [204];
	},
	'DELETE /communities/:community/facilitators/:person': ({ me, at }) => {
		const c = facilitated(at.community, me);
		if (last_facilitator(c, at.person)) refuse(409, 'community.last_facilitator');
		c.members.get(at.person).standing = 'member';
		return [204];
	},
	'GET /questions': ({ me, query }) => {
		const show = query.get('show');
		const asked = world.questions.filter((q) => q.state === 'visible' && may_read(community_of(q.community), me))
			.filter((q) => !query.get('community') || q.community === query.get('community'))
			.filter((q) => show !== 'mine' || q.by === me.id)
			.filter((q) => show !== 'unanswered' || !q.answers.some((a) => a.state === 'visible'));
		return [200, paged(asked.toSorted((a, b) => b.at.localeCompare(a.at)).map(show_summary), query)];
	},
	'POST /communities/:community/questions': ({ me, at, body }) => {
		const c = visible_community(at.community, me);
		if (!is_in(c, me)) refuse(403, 'membership.required');
		check(length('/title', body.title, 8, 200), length('/text', body.text, 0, 40_000));
		const q = new_item(me, body.text, { title: body.title, community: c.id, answers: [] });
		world.questions.push(q);
		return [201, show_question(q, me)];
	},
	'GET /questions/:question': ({ me, at }) => [200, show_question(readable_question(at.question, me), me)],
	'PUT /questions/:question': ({ me, at, body }) => edit(find_item(at.question, me), me, body, (q) => show_question(q, me)),
	'GET /questions/:question/revisions': ({ me, at }) => revisions(find_item(at.question, me)),
	'PUT /questions/:question/withdrawal': ({ me, at }) => set_state(find_item(at.question, me), me, 'withdrawn'),
	'DELETE /questions/:question/withdrawal': ({ me, at }) => set_state(find_item(at.question, me), me, 'visible'),
	'PUT /questions/:question/acceptance': ({ me, at, body }) => {
		const q = readable_question(at.question, me);
		q.accepted = body.answer;
		tell(q, q);
		return [204];
	},
	'DELETE /questions/:question/acceptance': ({ me, at }) => {
		const q = readable_question(at.question, me);
		delete q.accepted;
		tell(q, q);
		return [204];
	},
	'POST /questions/:question/answers': ({ me, at, body }) => {
		const q = readable_question(at.question, me);
		const c = community_of(q.community);
		if (!is_in(c, me)) refuse(403, 'membership.required');
		check(length('/text', body.text, 1, 40_000));
		const a = new_item(me, body.text, { question: q.id, helpful: new Set() });
		q.answers.push(a);
		tell(q, a);
		return [201, show_answer(a, me, c)];
	},
	'POST /questions/:question/comments': ({ me, at, body }) => {
		const { item, q, c } = find_item(at.question, me);
		return comment_on(item, q, c, me, body);
	},
	'POST /answers/:answer/comments': ({ me, at, body }) => {
		const { item, q, c } = find_item(at.answer, me);
		return comment_on(item, q, c, me, body);
	},
	'PUT /answers/:answer': ({ me, at, body }) => edit(find_item(at.answer, me), me, body, show_answer),
	'GET /answers/:answer/revisions': ({ me, at }) => revisions(find_item(at.answer, me)),
	'PUT /answers/:answer/withdrawal': ({ me, at }) => set_state(find_item(at.answer, me), me, 'withdrawn'),
	'DELETE /answers/:answer/withdrawal': ({ me, at }) => set_state(find_item(at.answer, me), me, 'visible'),
	'PUT /answers/:answer/helpful': ({ me, at }) => {
		const { item, q } = find_item(at.answer, me);
		if (item.by === me.id) refuse(403, 'helpful.own');
		item.helpful.add(me.id);
		tell(q, item);
		return [204];
	},
	'DELETE /answers/:answer/helpful': ({ me, at }) => {
		const { item, q } = find_item(at.answer, me);
		item.helpful.delete(me.id);
		tell(q, item);
		return [204];
	},
	'PUT /comments/:comment': ({ me, at, body }) => edit(find_item(at.comment, me), me, body, show_comment),
	'GET /comments/:comment/revisions': ({ me, at }) => revisions(find_item(at.comment, me)),
	'PUT /comments/:comment/withdrawal': ({ me, at }) => set_state(find_item(at.comment, me), me, 'withdrawn'),
	'DELETE /comments/:comment/withdrawal': ({ me, at }) => set_state(find_item(at.comment, me), me, 'visible'),
	'POST /previews': ({ body }) => [200, { html: render(body.text) }],
	'GET /search': ({ me, query }) => {
		const words = query.get('q').toLowerCase().split(/\s+/).filter((word) => word.length > 3);
		const hits = world.questions.filter((q) => q.state === 'visible' && may_read(community_of(q.community), me)).flatMap((q) =>
			of_question(q).filter((item) => words.some((word) => `${item.title ?? ''} ${item.text}`.toLowerCase().includes(word))).slice(0, 1)
				.map((item) => ({ question: show_summary(q), passage: (item.text || item.title).replace(/[*`]/g, '').slice(0, 200), found_in: item === q ? 'question' : 'helpful' in item ? 'answer' : 'comment', thing: item.id })));
		return [200, paged(hits, query)];
	}
};

const match = (pattern, path) => {
	const at = {};
	const [expected, given] = [pattern.split('/'), path.split('/')];
	const fits = expected.length === given.length && expected.every((part, n) => (part.startsWith(':') ? (at[part.slice(1)] = given[n]) : part === given[n]));
	return fits ? at : undefined;
};

export const session_of = (headers) => /kring_session=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
export const person_of = (session) => person(world.sessions.get(session));

export function answer_api({ method, path, query, headers, body = {}, origin }) {
	const session = session_of(headers);
	try {
		const open = open_routes[`${method} ${path}`];
		if (open) return open({ body });
		const me = person_of(session) ?? refuse(401, 'session.required');
		const key = headers['idempotency-key'] && `${me.id} ${headers['idempotency-key']}`;
		if (world.created.has(key)) return world.created.get(key);
		for (const [route, act] of Object.entries(routes)) {
			const [verb, pattern] = route.split(' ');
			const at = verb === method && match(pattern, path);
			if (!at) continue;
			const answer = act({ me, session, at, query, body, origin });
			if (key && answer[0] === 201) world.created.set(key, answer);
			return answer;
		}
		return missing();
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return [error.status, { type: `/problems/${error.code}`, title: error.code, status: error.status, code: error.code, request: 'mock', problems: error.problems }];
	}
}
