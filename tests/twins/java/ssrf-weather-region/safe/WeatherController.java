// weakness: CWE-918 SSRF
// features: table look-up, two files, constant key
// attack: the region is only a key into the table of stations
// expect: none
package weather;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class WeatherController {

    private final StationClient stations;

    public WeatherController(StationClient stations) {
        this.stations = stations;
    }

    @GetMapping(value = "/weather/{region}", produces = MediaType.APPLICATION_JSON_VALUE)
    public byte[] weather(@PathVariable String region) {
        return stations.current(region);
    }
}
