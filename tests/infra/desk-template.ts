// A desk's stack as a template, as tests look at it: synthesised without bundling, Docker, network or credentials.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { WiredeskStack, type WiredeskStackProps } from '../../infra/wiredesk-stack.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** Where this file's apps leave what they made, until its tests are over. */
const made = mkdtempSync(join(tmpdir(), 'wiredesk-infra-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const CDK_JSON = join(import.meta.dirname, '..', '..', 'cdk.json');

/** An app with the feature flags of cdk.json; `bundle`: whether the functions are bundled, which takes seconds. */
export function newApp({ bundle = false } = {}): App {
  const { context } = JSON.parse(readFileSync(CDK_JSON, 'utf8')) as { context: Record<string, unknown> };
  return new App({
    context: { ...context, ...(bundle ? { 'aws:cdk:enable-asset-metadata': true } : { 'aws:cdk:bundling-stacks': [] }) },
    analyticsReporting: false,
    outdir: mkdtempSync(join(made, 'cdk.out-')),
  });
}

export function deskTemplate(props: WiredeskStackProps = {}): Template {
  return Template.fromStack(new WiredeskStack(newApp(), 'Wiredesk', props));
}

/** All resources of a type, by logical id. */
export function resourcesOf(template: Template, type: string): Readonly<Record<string, Resource>> {
  return template.findResources(type) as Record<string, Resource>;
}

/** The one resource of a type whose logical id starts so. */
export function resourceOf(template: Template, type: string, start: string): Resource {
  const found = Object.entries(resourcesOf(template, type)).filter(([id]) => id.startsWith(start));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} resources of ${type} start with ${start}`);
  return only[1];
}
