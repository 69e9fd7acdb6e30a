"""A browser context that remembers what its pages asked for and complained about."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response


@dataclass
class WatchedContext:
    """A context of which every request and every complaint is kept."""

    context: BrowserContext
    home: str
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _documents_gone_wrong: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("request", self._on_request)
        self.context.on("response", self._on_response)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def new_page(self) -> Page:
        """A page in this context."""
        return self.context.new_page()

    def check(self) -> None:
        """Fail on a request to another host, a file that was not found, or a console error."""
        assert self.elsewhere == []
        assert self.complaints == []

    @property
    def elsewhere(self) -> list[str]:
        """Addresses outside the site."""
        ours = (f"{self.home}/", "data:")
        return [request.url for request in self.requests if not request.url.startswith(ours)]

    def _on_request(self, request: Request) -> None:
        self.requests.append(request)

    def _on_response(self, response: Response) -> None:
        if response.status < 400:
            return
        if response.request.is_navigation_request():
            # A test that opens a wrong address knows that it does.
            self._documents_gone_wrong.add(response.url)
        else:
            self.complaints.append(f"{response.status} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        address = message.location["url"]
        if message.type == "error" and address not in self._documents_gone_wrong:
            self.complaints.append(f"{message.text} {address}")
