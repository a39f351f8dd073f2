// weakness: CWE-918 SSRF
// features: callback, anonymous class, string builder
// attack: GET /track?carrier=evil.example/ builds https://evil.example/.parcels.example/...
// expect: 33 CWE-918
package parcels;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class TrackController {

    private final OkHttpClient http = new OkHttpClient();

    @GetMapping("/track")
    public DeferredResult<Integer> track(@RequestParam String carrier, @RequestParam long number) {
        if (carrier.length() < 2) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        StringBuilder url = new StringBuilder("https://");
        url.append(carrier).append(".parcels.example/track/").append(number);
        DeferredResult<Integer> result = new DeferredResult<>();
        http.newCall(new Request.Builder().url(url.toString()).build()).enqueue(new Callback() {
            @Override
            public void onFailure(Call call, IOException e) {
                result.setErrorResult(e);
            }

            @Override
            public void onResponse(Call call, Response response) {
                result.setResult(response.code());
                response.close();
            }
        });
        return result;
    }
}
