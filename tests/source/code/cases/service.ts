@Injectable()
export class RecordingService {
  constructor(private readonly http: HttpService) {}

  async acquire(cname: string) {
    return this.http.post<Resource>(`${BASE}/v1/apps/${APP}/cloud_recording/acquire`, {
      cname,
      uid: 527841, // FAULT invalid-type @527841
      clientRequest: { resourceExpiredHour: 24, scene: 0 },
    });
  }
}
