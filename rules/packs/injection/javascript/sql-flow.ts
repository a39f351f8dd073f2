import { Controller, Get, Param, Query, Body, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PrismaClient } from '@prisma/client';
import type { Request, Response } from 'express';

const prisma = new PrismaClient();

@Controller('pets')
export class PetsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':name')
  async byName(@Param('name') name: string) {
    // ruleid: javascript.sql.injection
    return this.dataSource.query(`SELECT * FROM pets WHERE name = '${name}'`);
  }

  // What TypeScript is told, nobody checks when the program runs.
  @Get('told/:id')
  async told(@Param('id') id: number) {
    // ruleid: javascript.sql.injection
    return this.dataSource.query(`SELECT * FROM pets WHERE id = ${id}`);
  }

  @Get('by-id/:id')
  async byId(@Param('id', ParseIntPipe) id: number) {
    // ok: javascript.sql.injection
    return this.dataSource.query(`SELECT * FROM pets WHERE id = ${id}`);
  }

  @Post()
  async search(@Body() body: SearchDto, @Query('order') order: string) {
    // ruleid: javascript.sql.injection
    await prisma.$queryRawUnsafe(`SELECT * FROM pets ORDER BY ${order}`);
    // ok: javascript.sql.injection
    return prisma.$queryRaw`SELECT * FROM pets WHERE name = ${body.name}`;
  }
}

export async function GET(request: NextRequest) {
  const { searchParams } = new URL(request.url);
  const city = searchParams.get('city');
  // ruleid: javascript.sql.injection
  const pets = await prisma.$queryRawUnsafe(`SELECT * FROM pets WHERE city = '${city}'`);
  return Response.json(pets);
}

export const find = async (req: Request, res: Response): Promise<void> => {
  const id = req.params.id as string;
  // ruleid: javascript.sql.injection
  await AppDataSource.getRepository(Pet).createQueryBuilder('p').where(`p.id = '${id}'`).getMany();
  // ok: javascript.sql.injection
  await AppDataSource.getRepository(Pet).createQueryBuilder('p').where('p.id = :id', { id }).getMany();
};

export async function POST(request: Request) {
  const body = await request.json();
  // ruleid: javascript.sql.injection
  return db.query(`SELECT * FROM pets WHERE id = '${body.id}'`);
}

app.use(({ params }, res) => {
  // ruleid: javascript.sql.injection
  db.query("DELETE FROM pets WHERE id = '" + params.id + "'");
});

io.on('connection', (socket) => {
  socket.on('find', (name) => {
    // ruleid: javascript.sql.injection
    db.query(`SELECT * FROM pets WHERE name = '${name}'`);
    // ok: javascript.sql.injection
    db.query('SELECT * FROM pets WHERE name = $1', [name]);
  });
});

server.route({
  handler: (request, h) => {
    // ruleid: javascript.sql.injection
    return knex.raw(`SELECT * FROM pets WHERE name = '${request.payload.name}'`);
  },
});

app.get('/hono', async (c) => {
  // ruleid: javascript.sql.injection
  return c.json(await db.query(`SELECT * FROM pets WHERE name = '${c.req.query('name')}'`));
});

fastify.get('/asked', async (request, reply) => {
  if (!['name', 'age'].includes(request.query.order)) {
    return reply.code(400).send();
  }
  // ok: javascript.sql.injection
  return db.query(`SELECT * FROM pets ORDER BY ${request.query.order}`);
});
