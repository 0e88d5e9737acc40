// What a function may do to the story table. Nobody may scan, nor delete but the notes of who waits for an embargo to end.
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Right } from './desk-function.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];
/** The partitions of who waits, as the store names them. */
const WAITING = ['W#*'];

export function readsStories({ tableArn }: ITable): Right[] {
  return [{ actions: READ, resources: [tableArn] }];
}

/** For whoever takes copy in: all that a store writes. */
export function keepsStories({ tableArn }: ITable): Right[] {
  return [{ actions: [...READ, ...WRITE], resources: [tableArn] }, deletes(tableArn)];
}

function deletes(tableArn: string): Right {
  return { actions: ['dynamodb:DeleteItem'], resources: [tableArn], conditions: inPartitions(WAITING) };
}

function inPartitions(partitions: readonly string[]): NonNullable<Right['conditions']> {
  return { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } };
}
