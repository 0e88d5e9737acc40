// What a function may do to the story table. Nobody may scan, nor delete but the notes of who waits for an embargo to end.
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Right } from './desk-function.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
/** Partitions as the store names them: stories, feeds, the register of feeds, the numbers of changes, who waits. */
const LISTING = ['S#*', 'F#*', 'M#F#*', 'C#changes#*', 'W#*'];
const WAITING = ['W#*'];

export function readsStories({ tableArn }: ITable): Right[] {
  return [{ actions: READ, resources: [tableArn] }];
}

/** For whoever takes copy in: all that a store writes. */
export function keepsStories({ tableArn }: ITable): Right[] {
  return [{ actions: [...READ, ...WRITE], resources: [tableArn] }, deletes(tableArn)];
}

/** For readers: who asks for changes ends the embargoes whose time has come, so a reader writes lists, but no receipt and no mark. */
export function listsStories({ tableArn }: ITable): Right[] {
  return [
    { actions: READ, resources: [tableArn] },
    { actions: WRITE, resources: [tableArn], conditions: inPartitions(LISTING) },
    deletes(tableArn),
  ];
}

function deletes(tableArn: string): Right {
  return { actions: ['dynamodb:DeleteItem'], resources: [tableArn], conditions: inPartitions(WAITING) };
}

function inPartitions(partitions: readonly string[]): NonNullable<Right['conditions']> {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } };
}
