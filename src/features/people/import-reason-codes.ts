import type { RowRefusal } from './import-schema.ts';
import type { NipReason, NipWarning } from './nip.ts';
import type { UnitRefusal } from './unit-tree.ts';

/** Everything that can be seen in a row and has a sentence of its own; indicators have their titles. */
export type ReasonCode = NipReason | NipWarning | RowRefusal | UnitRefusal;
