// weakness: CWE-601 open redirect
// features: helper method, exception
// attack: a page on evil.example posts the form, so the Referer leads back to it
// expect: 34 CWE-601
package basket;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class BasketController {

    private final Basket basket;

    public BasketController(Basket basket) {
        this.basket = basket;
    }

    private String back(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return "/basket";
        }
        return referer;
    }

    @PostMapping("/basket/add")
    public RedirectView add(@RequestParam long product, HttpServletRequest request) {
        basket.add(product);
        return new RedirectView(back(request));
    }

    public interface Basket {
        void add(long product);
    }
}
