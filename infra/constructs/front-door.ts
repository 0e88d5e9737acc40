// The way to serve over HTTP: a function URL. It hands paths on as they were sent, which identifiers with a slash or a percent sign need.
import { Fn } from 'aws-cdk-lib';
import { FunctionUrl, FunctionUrlAuthType, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface FrontDoorProps {
  /** Lets in nobody without a token, by itself: AWS lets everybody through to it. */
  readonly serve: IFunction;
}

export class FrontDoor extends Construct {
  /** Without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { serve }: FrontDoorProps) {
    super(scope, id);
    const { url } = new FunctionUrl(this, 'Url', { function: serve, authType: FunctionUrlAuthType.NONE });
    // AWS spells it https://<host>/, and the host is known only once it is deployed.
    this.url = `https://${Fn.select(2, Fn.split('/', url))}`;
  }
}
