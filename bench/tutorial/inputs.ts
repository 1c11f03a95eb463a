// The parts of the input that the measured mutation uses, each with the rules a tutorial would give it.
import { IsIn, IsNotEmpty, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class CustomerInfoInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @MaxLength(256)
  socialId?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(256)
  customerType?: string;
}

@InputType()
export class PersonalInfoInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(256)
  firstName?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(256)
  lastName?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['MALE', 'FEMALE', 'OTHER'])
  gender?: string;
}

@InputType()
export class UserProfileInput {
  @Field(() => CustomerInfoInput)
  @ValidateNested()
  customerInfo!: CustomerInfoInput;

  @Field(() => PersonalInfoInput)
  @ValidateNested()
  personalInfo!: PersonalInfoInput;
}

@InputType()
export class RoutingInput {
  @Field(() => String)
  @IsIn(['URGENT', 'NORMAL', 'PRIORITIZED', 'CUSTOM'])
  ttr!: string;
}

@InputType()
export class CreateConversationInput {
  @Field(() => ID)
  @Length(1, 64)
  accountId!: string;

  @Field(() => ID)
  @IsNotEmpty()
  @MaxLength(256)
  consumerId!: string;

  @Field(() => UserProfileInput)
  @ValidateNested()
  userProfile!: UserProfileInput;

  @Field(() => RoutingInput)
  @ValidateNested()
  routing!: RoutingInput;

  @Field(() => String, { defaultValue: 'REJECT' })
  @IsIn(['REJECT', 'RETURN_OPEN'])
  ifOpen!: string;
}
