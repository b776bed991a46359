"""Two people at the same application at once: one of them decides it."""
import unittest

from filing import FilingCase


class TogetherTests(FilingCase):
    def decide(self, page, decision):
        page.check(f"input[name=decision][value={decision}]")
        page.fill("#reason", f"to {decision}, having looked at it")
        page.click("main button.grave")

    def test_the_second_one_sees_what_the_first_one_did(self):
        page = self.page()
        number = self.file_application(page, "QL0013")
        self.give_opinion(page, number)
        self.office.add_user("zuzhi-02", "approver", has_code=True)
        first, second = self.page(), self.page()
        for each, user in [(first, "zuzhi-01"), (second, "zuzhi-02")]:
            self.office.sign_in(each, user)
            self.find_application(each, number)
            each.click("a.button:has-text('Decide')")
        self.decide(first, "refuse")
        self.assertIn(number, self.done(first))

        self.decide(second, "approve")
        second.wait_for_selector(".errors")
        self.assertIn("`zuzhi-01` refused it", second.inner_text(".errors"))
        # What the first one did stands beside the form that came back, and what the second one typed is still in it.
        self.assertIn("to refuse, having looked at it", second.inner_text("main"))
        self.assertEqual(second.input_value("#reason"), "to approve, having looked at it")

        # It was decided once, as the first one said.
        self.find_application(second, number)
        history = second.inner_text("main section:last-of-type table")
        self.assertEqual(history.count("refused"), 1, history)
        self.assertNotIn("approved", history)
        self.assertFalse(second.query_selector("a.button:has-text('Decide')"))


if __name__ == "__main__":
    unittest.main()
