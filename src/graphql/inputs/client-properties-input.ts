import { ArrayMaxSize, ArrayUnique, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { ClientProperties } from '../../liveperson/client-properties.js';
import { ClientFeature, DeviceFamily, Integration, OperatingSystem } from '../enums.js';
import { OptionalEnum, OptionalForm, OptionalText } from './rules.js';

const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?=\d)|$)){4}$/;

@InputType({
  description: "The consumer's application, device and abilities: LivePerson's `Client-Properties` header.",
})
export class ClientPropertiesInput implements ClientProperties {
  @OptionalText('Id of the application.', 64)
  appId?: string | null;

  @OptionalText('Version of the application.', 32)
  appVersion?: string | null;

  @OptionalForm('IPv4 address of the device.', ipv4, 'an IPv4 address')
  ipAddress?: string | null;

  @OptionalEnum(DeviceFamily, 'Kind of device.')
  deviceFamily?: string | null;

  @OptionalEnum(OperatingSystem, 'Operating system.')
  os?: string | null;

  @OptionalText('Version of the operating system.', 64)
  osVersion?: string | null;

  @OptionalText('Name of the operating system.', 64)
  osName?: string | null;

  @OptionalEnum(Integration, 'Kind of library that the application is built on.')
  integration?: string | null;

  @OptionalText('Version of that library.', 64)
  integrationVersion?: string | null;

  @OptionalText('Name of the browser.', 64)
  browser?: string | null;

  @OptionalText('Version of the browser.', 64)
  browserVersion?: string | null;

  @OptionalText('Time zone, as an IANA name such as `Europe/Paris`.', 64)
  timeZone?: string | null;

  @OptionalText('Maker of the device.', 64)
  deviceManufacture?: string | null;

  @OptionalText('Model of the device.', 64)
  deviceModel?: string | null;

  @Field(() => [ClientFeature], { nullable: true, description: 'What the application can do, each once.' })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(Object.keys(ClientFeature).length)
  features?: string[] | null;
}
