// The CDK app: one desk, by the settings of the context. `npx cdk deploy`.
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { readSettings, SettingsError } from './settings.ts';
import { WiredeskStack } from './wiredesk-stack.ts';

const app = new App();
try {
  const settings = readSettings((name) => app.node.tryGetContext(name));
  const { stage = 'trial' } = settings;
  new WiredeskStack(app, stage === 'trial' ? 'Wiredesk' : `Wiredesk-${stage}`, settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  app.synth();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
