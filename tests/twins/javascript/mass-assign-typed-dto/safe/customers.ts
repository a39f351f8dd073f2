// weakness: CWE-915 mass assignment
// features: declared type, type cast, helper function
// attack: pick copies the fields of the DTO at run time
// expect: none
import type { Request, Response } from 'express';
import { AppDataSource, Customer } from './data-source';

interface UpdateCustomerDto {
  email: string;
  phone: string;
}

function toDto(body: unknown): UpdateCustomerDto {
  const given = body as UpdateCustomerDto;
  return { email: String(given.email), phone: String(given.phone) };
}

export async function updateCustomer(req: Request, res: Response): Promise<void> {
  const repository = AppDataSource.getRepository(Customer);
  const customer = await repository.findOneBy({ id: Number(req.params.id) });
  if (!customer) {
    res.status(404).end();
    return;
  }
  Object.assign(customer, toDto(req.body));
  await repository.save(customer);
  res.status(204).end();
}
