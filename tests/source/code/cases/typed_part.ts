import { cloudRecording } from "./cloud_recording";
export const defaultStorageConfig: StorageConfig = {
  vendor: 2,
  region: 3,
  bucket: "lessons",
  accessKey: process.env.KEY!,
  secretKey: process.env.SECRET!,
  fileNamePrefix: ["a-b"], // FAULT invalid-format @"a-b"
};
