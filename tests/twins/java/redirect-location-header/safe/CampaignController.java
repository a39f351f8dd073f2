// weakness: CWE-601 open redirect
// features: two files, table look-up, object kept and read later
// attack: Campaigns keeps the targets, the request only names the campaign
// expect: none
package campaigns;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CampaignController {

    private final Campaigns campaigns = new Campaigns();

    @GetMapping("/campaign")
    public ResponseEntity<Void> visit(@RequestParam String id, @RequestParam(defaultValue = "/") String target) {
        Campaigns.Campaign campaign = campaigns.open(id, target);
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(campaign.target()));
        return new ResponseEntity<>(headers, HttpStatus.FOUND);
    }
}
