// weakness: CWE-943 NoSQL injection
// features: decorator, declared type, guard in a helper
// attack: ?sku[$regex]=.* : "sku: string" is a TypeScript declaration, the query parser still makes an object
// expect: 23 CWE-943
import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Item } from './item.schema';

function present(value: string): string {
  if (!value) {
    throw new BadRequestException('sku');
  }
  return value;
}

@Controller('stock')
export class StockController {
  constructor(@InjectModel(Item.name) private readonly items: Model<Item>) {}

  @Get()
  async level(@Query('sku') sku: string) {
    const item = await this.items.findOne({ sku: present(sku) });
    return { level: item ? item.level : 0 };
  }
}
