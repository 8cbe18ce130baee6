import { z } from 'zod';

/** Who is asked: a participant about the session itself; later the alumnus, the superior and peers about work. */
export const BEHAVIOUR_ROLES = ['alumnus', 'superior', 'peer'] as const;
export type BehaviourRole = (typeof BEHAVIOUR_ROLES)[number];
export type AskedRole = 'participant' | BehaviourRole;

/** Kinds of training by when behaviour can be seen (R24). */
export const TRAINING_KINDS = ['managerial', 'technical'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

/** Level 1, each scored 1–4. */
export const REACTION_ITEMS = ['relevance', 'facilitator', 'material', 'would_use'] as const;
export type ReactionItem = (typeof REACTION_ITEMS)[number];

/** Level 3, asked for every course; a course adds its own. */
export const BASE_STATEMENTS = ['uses', 'better', 'serves', 'solves', 'shares'] as const;
export type BaseStatement = (typeof BASE_STATEMENTS)[number];

/** What kept somebody from using what was learned. */
export const OBSTACLES = ['no_time', 'no_tools', 'not_allowed', 'rule', 'forgot', 'other'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export const SCALE = [1, 2, 3, 4] as const;

const obstacle = z.enum(OBSTACLES);
const short = z.string().trim().max(40);

/** The first screen: fields `score.<key>`. */
export const ScoresForm = z.object({}).catchall(short);
export type ScoresForm = z.infer<typeof ScoresForm>;

/** All that is sent at the end; one box ticked arrives as text, several as a list. */
export const AnswerForm = z
	.object({ words: z.string().trim().max(2000).default(''), obstacles: z.union([obstacle.transform((one) => [one]), z.array(obstacle)]).default([]) })
	.catchall(short);
export type AnswerForm = z.infer<typeof AnswerForm>;

/** The sheet of scores: fields `before.<agency>.<enrolment>` and `after.…`, and the highest score of each test. */
export const SheetForm = z.object({ beforeMost: short, afterMost: short }).catchall(short);
export type SheetForm = z.infer<typeof SheetForm>;

export const ScoreFileForm = z.object({ file: z.instanceof(File).refine((file) => file.size > 0, { params: { problem: 'import.file_empty' } }) });

export const StatementForm = z.object({ statement: z.string().trim().min(3).max(200) });
export type StatementForm = z.infer<typeof StatementForm>;
export const StatementChoice = z.object({ statementId: z.uuid(), undo: z.literal('yes').optional() });
export type StatementChoice = z.infer<typeof StatementChoice>;

/** '3, 6, 12': one to four whole numbers of months. */
export const RuleForm = z.object({ kind: z.enum(TRAINING_KINDS), months: z.string().trim().min(1).max(40) });
export type RuleForm = z.infer<typeof RuleForm>;

/** Which sessions that are over, from the address; what is not understood is left out. */
export const EndedSearch = z.object({ cari: z.string().trim().max(100).catch('').default(''), halaman: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) });
export type EndedSearch = z.infer<typeof EndedSearch>;
