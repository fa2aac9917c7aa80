// What a program in Node does with the client: an analysis with its issues, its project and its owner, all typed.
// read.ts DATABASE_AS_JSON prints what it found.
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Issue } from './client/client.ts';

const prisma = new PrismaClient({ adapter: new PrismaPg(JSON.parse(process.argv[2]!)) });

const analysis = await prisma.analysis.findUniqueOrThrow({
  where: { id: 'ana_1' },
  include: {
    issues: { orderBy: { ordinal: 'asc' } },
    project: { select: { id: true, name: true, account: { select: { email: true } } } },
  },
});
// An attempt that failed may have left some until the next sweep.
const issues: Issue[] = analysis.issues.filter((issue) => issue.epoch === analysis.resultEpoch);
const severe: number = await prisma.issue.count({ where: { severity: 'HIGH', analysis: { status: 'COMPLETED' } } });
const created: bigint = analysis.createdAt;

console.log(JSON.stringify({ status: analysis.status, created: created.toString(), totalIssues: Number(analysis.totalIssues),
  project: analysis.project, severe,
  issues: issues.map(({ id, filePath, line, severity, message, code, confidence }) => ({ id, filePath, line, severity, message, code, confidence })) }));
await prisma.$disconnect();
