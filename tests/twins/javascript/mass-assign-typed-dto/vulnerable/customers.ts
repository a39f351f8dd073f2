// weakness: CWE-915 mass assignment
// features: declared type, type cast, helper function
// attack: {"email":"a@b.example","credit":9999} : the DTO type has no "credit", but the object has
// expect: 25 CWE-915
import type { Request, Response } from 'express';
import { AppDataSource, Customer } from './data-source';

interface UpdateCustomerDto {
  email: string;
  phone: string;
}

function toDto(body: unknown): UpdateCustomerDto {
  const given = body as UpdateCustomerDto;
  return given;
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
