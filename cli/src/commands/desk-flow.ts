import { bookingFlow, invitationFlow, requestFlow } from '@counterpart/engine/desk';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { FORMATS } from '../desk/flow-output.ts';
import type { AnyFlow } from '../desk/flow-output.ts';
import { group } from '../group.ts';
import { writeOutput } from '../output-file.ts';

const FLOWS: Readonly<Record<string, AnyFlow>> = { request: requestFlow, booking: bookingFlow, invitation: invitationFlow };

interface FlowOptions { readonly format: keyof typeof FORMATS; readonly out?: string }

export function registerDeskFlow(program: Command): void {
  group(program, 'desk').command('flow')
    .description('Everything that can happen to a request, a booking or an invitation: by whom, under which conditions, with what consequences.')
    .addArgument(new Argument('<record>', 'whose table').choices(Object.keys(FLOWS)))
    .addOption(new Option('--format <format>', 'how to write it; mermaid is a diagram').choices(Object.keys(FORMATS)).default('table'))
    .option('--out <file>', 'write there instead of to the terminal')
    .action((record: string, { format, out }: FlowOptions) => { writeOutput(FORMATS[format](FLOWS[record]!), out); });
}
