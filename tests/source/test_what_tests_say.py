"""What the words of an assertion say of a request, in the words of all libraries of tests."""

from rows import each

from reclint.source.answers import says

REFUSED = """\
expect(res.status).toBe(400)
assert r.status_code == 400
assert r.status_code != 200
assert r.status_code in (400, 422)
assert 400 <= r.status_code < 500
assert r.status_code >= 400
expect(r.status).toBeGreaterThanOrEqual(400)
expect(r).not.toBeOK()
x.andExpect(status().isBadRequest())
x.andExpect(status().is4xxClientError())
assert.Equal(t, http.StatusBadRequest, w.Code)
request(app).post('').send(…).expect(400)
expect(check(…)).toEqual([{path:'uid'}])
assert check(…) == [("uid", …)]
expect(r).toMatchObject({ok: false, errors: ['uid']})
expect(r).toHaveProperty('success', false)
cy.request(…).its('status').should('eq', 400)
res.should.have.status(400)
assert result.exit_code == 1
assert result.exit_code != 0
assert response.json()["code"] == 2
assert "error" in data
self.assertEqual(r.status_code, status.HTTP_400_BAD_REQUEST)
self.assertNotEqual(r.status_code, 200)
Expect(Validate(…)).NotTo(Succeed())
Expect(err).To(HaveOccurred())
expect(err).toBeInstanceOf(TypeError)
assert r.status_code == HTTPStatus.NOT_FOUND
pm.response.to.have.status(400)
expect(res.status).toHaveBeenCalledWith(400)
expect(r.status).to.be.oneOf([400, 422])
assertThat(r.statusCode()).isEqualTo(400)
assert r.status_code == requests.codes.bad_request
$this->assertSame(400, $r->getStatusCode())
[ "$code" = 400 ]
[ "$code" -ge 400 ]
$r.StatusCode | Should -Be 400
$r.StatusCode | Should -Not -Be 200
"""
ACCEPTED = """\
expect(res.status).toBe(200)
assert r.status_code == 201
assert r.status_code != 400
assert r.status_code not in (400, 422)
assert r.status_code < 400
expect(r.status).toBeLessThan(400)
x.andExpect(status().isOk())
assert.Equal(t, http.StatusOK, w.Code)
expect(r).toMatchObject({status: 200})
expect(r).toEqual({ok: true, errors: []})
assert result.exit_code == 0
assert "error" not in data
client.post().exchange().expectStatus().isOk()
Expect(Validate(…)).To(Succeed())
[[ "$http_code" != 400 ]]
rec.Code != http.StatusBadRequest
"""
NOTHING = """\
expect(check(…)).toEqual([])
expect(ctl.count).toBe(400)
expect(x.code).toBe(0)
expect(res.body.width).toBe(400)
assert r.status_code in (200, 400)
expect(post).toHaveBeenCalledWith('…', …, {timeout: 400})
assert data["encoder"] == 400
ctx.assert(ctx.state.user, 401, '…')
"""


@each("text", REFUSED.splitlines())
def test_what_says_that_a_request_is_refused(text):
    assert says(text) is True


@each("text", ACCEPTED.splitlines())
def test_what_says_that_a_request_is_accepted(text):
    assert says(text) is False


@each("text", NOTHING.splitlines())
def test_what_says_nothing_of_that(text):
    assert says(text) is None
