// weakness: CWE-89 SQL injection
// features: two files, helper method
// attack: GET /customers/search?name=x' UNION SELECT ... reaches the statement in CustomerRepository
// expect: crm/data/CustomerRepository.java:18 CWE-89
package crm.web;

import crm.data.CustomerRepository;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
public class CustomerController {

    private final CustomerRepository customers;

    public CustomerController(CustomerRepository customers) {
        this.customers = customers;
    }

    @GetMapping("/search")
    public List<Long> search(@RequestParam("name") String name) {
        return customers.findIdsByName(name.trim());
    }
}
