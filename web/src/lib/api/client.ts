import { error } from '@sveltejs/kit';
import createClient from 'openapi-fetch';
import { Problem } from './problem.ts';
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Organisation = Schemas['Organisation'];
export type KeptAboutPeople = Schemas['KeptAboutPeople'];
export type Community = Schemas['Community'];
export type Question = Schemas['Question'];
export type QuestionSummary = Schemas['QuestionSummary'];
export type HomeItem = Schemas['HomeItem'];
export type PageOfHomeItem = Schemas['PageOfHomeItem'];
export type OwnUnanswered = Schemas['OwnUnanswered'];
export type Answer = Schemas['Answer'];
export type Comment = Schemas['Comment'];
export type Revision = Schemas['Revision'];
export type PlacedDraft = Schemas['Draft'];
export type DraftSummary = Schemas['DraftSummary'];
export type Invitation = Schemas['Invitation'];
export type PageOfInvitation = Schemas['PageOfInvitation'];
export type MadeInvitation = Schemas['MadeInvitation'];
export type InvitationPreview = Schemas['InvitationPreview'];
export type MadeResetLink = Schemas['MadeResetLink'];
export type ResetLinkPreview = Schemas['ResetLinkPreview'];
export type Audience = Schemas['Readers'];
export type Byline = Schemas['Byline'];
export type Member = Schemas['Member'];
export type MembershipRequest = Schemas['Request'];
export type LearningRecord = Schemas['Record'];
export type RecordArrivals = Schemas['RecordArrivals'];
export type RecordCount = Schemas['RecordCount'];
export type RecordCounts = Schemas['RecordCounts'];
export type PersonFileKey = Schemas['PersonFileKey'];
export type PersonMeant = Schemas['PersonMeant'];
export type RecordDisclosure = Schemas['RecordDisclosure'];
export type RecordErasure = Schemas['RecordErasure'];
export type RecordErasurePreview = Schemas['RecordErasurePreview'];
export type RecordExport = Schemas['RecordExport'];
export type RecordNumber = Schemas['RecordNumber'];
export type RecordScore = Schemas['RecordScore'];
export type RecordRefusal = Schemas['RecordRefusal'];
export type RetentionAct = Schemas['RetentionAct'];
export type RetentionPreview = Schemas['RetentionPreview'];
export type RetentionRule = Schemas['RetentionRule'];
export type RetentionRuleAhead = Schemas['RetentionRuleAhead'];
export type RetentionRun = Schemas['RetentionRun'];
export type RevealedActor = Schemas['RevealedActor'];
export type RecordClient = Schemas['RecordClient'];
export type RecordClientWithKey = Schemas['RecordClientWithKey'];
export type OwnRecordSwitch = Schemas['OwnRecordSwitch'];
export type WaitingAgent = Schemas['WaitingAgent'];
export type UnprovedAddress = Schemas['UnprovedAddress'];
export type MappedAgent = Schemas['MappedAgent'];
export type SuspendedPerson = Schemas['SuspendedPerson'];
export type FoundPerson = Schemas['FoundPerson'];
export type ApiToken = Schemas['ApiToken'];
export type MadeApiToken = Schemas['MadeApiToken'];
export type SecondStep = Schemas['SecondStep'];
export type RecoveryCodes = Schemas['RecoveryCodes'];
export type MySession = Schemas['MySession'];
export type PageOfMySession = Schemas['PageOfMySession'];
export type CompletionReport = Schemas['CompletionReport'];
export type Completion = Schemas['Completion'];
export type SearchHit = Schemas['SearchHit'];
export type TextPiece = Schemas['TextPiece'];
export type FoundCommunity = Schemas['FoundCommunity'];
export type Follower = Schemas['Follower'];
export type TroubledJob = Schemas['TroubledJob'];
export type FailedSearch = Schemas['FailedSearch'];
export type Colleague = Schemas['Colleague'];
export type Profile = Schemas['ProfilePage'];
export type ListedPerson = Schemas['ListedPerson'];
export type Import = Schemas['Import'];
export type ImportLine = Schemas['ImportLine'];
export type UnclaimedPerson = Schemas['UnclaimedPerson'];
export type DownVoted = Schemas['DownVoted'];
export type RosterItem = Schemas['RosterItem'];
export type RosterReport = Schemas['RosterReport'];
export type Unit = Schemas['ListedUnit'];
export type ToldProfile = Schemas['ToldProfile'];
export type Theme = Schemas['Theme'];
export type NamedTheme = Schemas['NamedTheme'];
export type ThemeSummary = Schemas['ThemeSummary'];

export const api = createClient<paths>({ baseUrl: '/api/v1', credentials: 'same-origin' });

api.use({
	onRequest({ request }) {
		request.headers.set('Accept-Language', document.documentElement.lang);
	}
});

type Outcome<T> = { data?: T; error?: Schemas['Problem']; response: Response };

/** For `load`: the data, or the error page with the problem's status and code. */
export async function shown<T>(request: Promise<Outcome<T>>): Promise<T> {
	const { data, error: problem, response } = await request;
	if (data === undefined)
		error(response.status, { message: problem?.title ?? '', code: problem?.code ?? 'unknown' });
	return data;
}

/** For acts: what was answered, or the problem. Never throws, so what was typed stays on the page. */
export async function attempt<T>(request: Promise<Outcome<T>>): Promise<{ data?: T; problem?: Problem }> {
	try {
		const { data, error: refused, response } = await request;
		if (response.ok) return { data };
		return { problem: new Problem(refused?.code ?? 'unknown', refused?.problems, seconds_to_wait(response)) };
	} catch {
		return { problem: new Problem('offline') };
	}
}

/**
 * Like `attempt`, for passwords: only so many are checked at once, and at nine o'clock all come. Waits as the server
 * asks, a little apart from the others, and tries up to three times more.
 */
export async function attempt_in_turn<T>(request: () => Promise<Outcome<T>>) {
	let done = await attempt(request());
	for (let tries = 0; tries < 3 && done.problem?.code === 'overloaded'; tries += 1) {
		const seconds = (done.problem.wait ?? 1) * (0.5 + Math.random());
		await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
		done = await attempt(request());
	}
	return done;
}

function seconds_to_wait(response: Response) {
	return Number(response.headers.get('Retry-After')) || undefined;
}
